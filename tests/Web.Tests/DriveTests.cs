using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Web.Tests;

/// <summary>The driver's journey: seats offered, somebody who asks, a yes and a no, and the day itself.</summary>
public sealed partial class DriveTests(Site site)
{
    [Theory]
    [InlineData(false, "Dora", "Rita", "Rolf")]
    [InlineData(true, "Dirk", "Rosa", "Ruth")]
    public async Task Seats_are_offered_asked_for_and_given(bool byKeyboard, string driver, string first, string second)
    {
        await using var visit = await Visit.OpenAsync(site, byKeyboard ? Screen.Phone : Screen.Desk, "/drive", byKeyboard: byKeyboard);
        var page = visit.Page;
        await page.GetByRole(AriaRole.Heading, new() { Name = "Driving" }).WaitForAsync();
        await visit.ShowAsync("drive-away");

        await visit.PressAsync("Offer seats");
        await visit.PressAsync("Show sessions");
        await page.GetByText("Write the postcode that you start from.").WaitForAsync();
        // In Poole nobody makes, moves or cancels sessions meanwhile: organisers are at work in Hendon.
        await visit.WriteAsync("Where do you start from?", "BH15 1AA");
        await visit.PressAsync("Show sessions");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.List).GetByRole(AriaRole.Link).First.WaitForAsync();
        await visit.ShowAsync("drive-sessions");
        await visit.PressAsync(page.GetByRole(AriaRole.List).GetByRole(AriaRole.Link, new() { NameRegex = Near }).First);

        await page.GetByText("How many seats can you spare?").WaitForAsync();
        await visit.ChooseAsync("2");
        await visit.PressAsync(page.Locator("summary", new() { HasText = "Detour, car, times, company and more" }));
        await visit.ChooseAsync("45 min");
        await visit.WriteAsync("How to know your car", "Blue estate");
        await visit.WriteAsync("Number plate", "!");
        await visit.PressAsync("Sign in to offer them");
        await visit.SignInAsync(driver);

        // What was chosen is still there; what the service finds wrong stands beside its field.
        await visit.PressAsync("Offer 2 seats");
        await AgreeAsync(visit);
        await page.GetByText("Look at what is marked above").WaitForAsync();
        await Assertions.Expect(page.GetByLabel("How to know your car")).ToHaveValueAsync("Blue estate");
        await visit.ShowAsync("drive-wrong");
        await visit.WriteAsync("Number plate", "ab12 cde");
        await visit.PressAsync("Offer 2 seats");
        // Not WaitForURLAsync, which loses an address that comes while it begins to wait.
        await Assertions.Expect(page).ToHaveURLAsync(Offered);
        await page.GetByText("Nobody has asked yet.").WaitForAsync();
        await visit.ShowAsync("drive-calm");

        // They ask elsewhere; the page hears of it by itself.
        var offer = new Uri(page.Url).Segments[^1];
        var session = await SessionOfAsync(visit);
        using var one = new Rider(site, first);
        using var other = new Rider(site, second);
        await one.AskAsync(offer, session, "BH15 2AA", 1);
        await other.AskAsync(offer, session, "BH14 8AA", 1);
        await page.GetByRole(AriaRole.Button, new() { Name = $"Accept {second}" }).WaitForAsync();
        await page.GetByText("longer for you").First.WaitForAsync();
        if (await page.GetByRole(AriaRole.Button, new() { Name = "Show the map" }).IsVisibleAsync())
        {
            await visit.PressAsync("Show the map");
        }

        await page.Locator("canvas").WaitForAsync();
        await visit.ShowAsync("drive-asked");

        await visit.PressAsync($"Accept {first}");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Call off the seat of {first}" }).WaitForAsync();
        await visit.PressAsync("Hide the map");
        await visit.PressAsync($"Decline {second}");
        await visit.ShowAsync("drive-decline");
        await visit.PressAsync("Yes, say no");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = $"Decline {second}" })).ToHaveCountAsync(0);
        await visit.ShowAsync("drive-aboard");

        await visit.PressAsync("The day’s sheet");
        await page.GetByText($"{first} gets in").WaitForAsync();
        await page.GetByText($"{first} gets out").WaitForAsync();
        await visit.ShowAsync("drive-sheet", inWelsh: true);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Print" })).ToBeHiddenAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Navigation)).ToBeHiddenAsync();
        await visit.PrintAsync("drive-sheet");
        await visit.PressAsync("Back to the offer");

        await visit.PressAsync("Change");
        await visit.ChooseAsync("4");
        await visit.ShowAsync("drive-change");
        await visit.PressAsync("Save the changes");
        await page.GetByText("4 seats").WaitForAsync();

        // Somebody drops out elsewhere: it is said.
        await one.CancelAsync();
        await Assertions.Expect(page.Locator("[aria-live=polite]").Last).ToContainTextAsync($"{first} does not come any more.");
        await visit.PressAsync("Call this offer off");
        await page.GetByText("Nobody rides with you yet.").WaitForAsync();
        // Nothing is lost while there is no network, and a call that failed can be made again.
        await page.Context.SetOfflineAsync(true);
        await visit.PressAsync("Yes, call it off");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Alert)).ToContainTextAsync("You seem to be offline.");
        await visit.ShowAsync("drive-offline");
        await page.Context.SetOfflineAsync(false);
        await visit.PressAsync("Yes, call it off");
        await page.GetByText("This offer was called off.").WaitForAsync();
        await visit.ChooseFromMenuAsync("Drive");
        await page.GetByText("You offer no seats just now.").WaitForAsync();
        await visit.ShowAsync("drive-none");
        await EveryWeekAsync(visit);
    }

    [Fact]
    public async Task In_Welsh_every_word_is_Welsh()
    {
        await using var visit = await Visit.OpenAsync(site, Screen.Phone, $"/drive/offer#place=CF10+1EP&when={Site.Thursday.AddDays(50):yyyy-MM-dd}", "cy-GB");
        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Dim sesiwn o fewn cyrraedd yn y dyddiau hyn" }).WaitForAsync();
        await visit.ShowAsync("drive-sessions-none");
        await visit.Page.GotoAsync("/drive/offer#place=CF10+1EP&when=week");
        var sessions = visit.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.List).GetByRole(AriaRole.Link);
        await Assertions.Expect(sessions.First).ToContainTextAsync("Mawrth");
        await visit.ShowAsync("drive-sessions-welsh");
        await sessions.First.ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Mewngofnodi i’w cynnig" }).WaitForAsync();
        await visit.ShowAsync("drive-offer-welsh");
    }

    /// <summary>The same every week: a day is left out and taken back, its seats, ways, detour and needs are changed, and the whole ends.</summary>
    private static async Task EveryWeekAsync(Visit visit)
    {
        var page = visit.Page;
        await visit.PressAsync("Offer seats");
        await visit.WriteAsync("Where do you start from?", "BH15 1AA");
        await visit.PressAsync("Show sessions");
        await visit.PressAsync(page.GetByRole(AriaRole.List).GetByRole(AriaRole.Link, new() { NameRegex = Near }).First);
        await visit.TickAsync(page.GetByRole(AriaRole.Checkbox, new() { NameRegex = Weekly }));
        await visit.ShowAsync("drive-weekly");
        await visit.PressAsync("Offer them every week");
        await page.GetByRole(AriaRole.Heading, new() { NameRegex = Weekly }).WaitForAsync();
        // The service makes the offer by itself, when it comes to it.
        await page.GetByText("Offered", new() { Exact = true }).First.WaitForAsync();
        await visit.ShowAsync("drive-series");
        await visit.PressAsync("Leave out");
        await visit.PressAsync("Yes, leave it out");
        await page.GetByText("Left out", new() { Exact = true }).WaitForAsync();
        await visit.PressAsync("Take");
        await Assertions.Expect(page.GetByText("Left out", new() { Exact = true })).ToHaveCountAsync(0);
        await visit.PressAsync(page.Locator("summary", new() { HasText = "Change the series" }));
        await visit.ChooseAsync("2");
        await visit.ChooseAsync("Only there");
        await visit.PressAsync(page.Locator("summary", new() { HasText = "Detour, car, times, company and more" }));
        await visit.ChooseAsync("30 min");
        await visit.TickAsync(page.GetByRole(AriaRole.Checkbox, new() { Name = "I have a child seat" }));
        await visit.ShowAsync("drive-series-change");
        await visit.PressAsync("Save the changes");
        await page.GetByText("2 seats").WaitForAsync();
        await page.Locator(".tag", new() { HasText = "Only there" }).WaitForAsync();
        // The form is made anew of what is stored.
        await Assertions.Expect(page.GetByRole(AriaRole.Radio, new() { Name = "30 min", IncludeHidden = true })).ToBeCheckedAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "I have a child seat", IncludeHidden = true })).ToBeCheckedAsync();
        await visit.PressAsync("End the series");
        await visit.PressAsync("Still drive those");
        await page.GetByText("You offer no seats just now.").WaitForAsync();
    }

    private static async Task AgreeAsync(Visit visit)
    {
        await visit.ChooseAsync("18 or over");
        await visit.PressAsync("I agree");
    }

    private static async Task<string> SessionOfAsync(Visit visit)
    {
        var told = await visit.Page.GetByRole(AriaRole.Link, new() { Name = "About the session" }).GetAttributeAsync("href");
        return told!.Split('/')[^1];
    }

    [GeneratedRegex("^Every (S|week)")]
    private static partial Regex Weekly { get; }

    [GeneratedRegex("about \\d+ min")]
    private static partial Regex Near { get; }

    [GeneratedRegex("/drive/offers/[0-9a-f-]+$")]
    private static partial Regex Offered { get; }
}
