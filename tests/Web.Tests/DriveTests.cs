using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Web.Tests;

/// <summary>The driver's journey: seats offered, somebody who asks, a yes and a no, and the day itself.</summary>
public sealed partial class DriveTests(Site site)
{
    [Theory]
    [InlineData("phone", "Dora", "Rita", "Rolf")]
    [InlineData("desk-dark", "Dirk", "Rosa", "Ruth")]
    public async Task Seats_are_offered_asked_for_and_given(string screen, string driver, string first, string second)
    {
        await using var visit = await Visit.OpenAsync(site, Screen.Of(screen), "/drive");
        var page = visit.Page;
        await page.GetByRole(AriaRole.Heading, new() { Name = "Driving" }).WaitForAsync();
        await ShowAsync(visit, "drive-away");

        await visit.PressAsync("Offer seats");
        await visit.PressAsync("Show sessions");
        await Assertions.Expect(page.GetByText("Write the postcode that you start from.")).ToBeVisibleAsync();
        await page.GetByLabel("Where do you start from?").FillAsync("NW3 2QG");
        await visit.PressAsync("Show sessions");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.List).GetByRole(AriaRole.Link).First.WaitForAsync();
        await ShowAsync(visit, "drive-sessions");
        await page.GetByRole(AriaRole.List).GetByRole(AriaRole.Link, new() { NameRegex = Near }).First.ClickAsync();

        await page.GetByText("How many seats can you spare?").WaitForAsync();
        await visit.ChooseAsync("2");
        await page.GetByText("Detour, car, company and more").ClickAsync();
        await visit.ChooseAsync("45 min");
        await page.GetByLabel("How to know your car").FillAsync("Blue estate");
        await page.GetByLabel("Number plate").FillAsync("!");
        await visit.PressAsync("Sign in to offer them");
        await visit.SignInAsync(driver);

        // What was chosen is still there; what the service finds wrong stands beside its field.
        await visit.PressAsync("Offer 2 seats");
        await AgreeAsync(visit);
        await Assertions.Expect(page.GetByText("Look at what is marked above")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("How to know your car")).ToHaveValueAsync("Blue estate");
        await ShowAsync(visit, "drive-wrong");
        await page.GetByLabel("Number plate").FillAsync("ab12 cde");
        await visit.PressAsync("Offer 2 seats");
        await page.WaitForURLAsync(Offered);
        await Assertions.Expect(page.GetByText("Nobody has asked yet.")).ToBeVisibleAsync();
        await ShowAsync(visit, "drive-calm");

        // They ask elsewhere; the page hears of it by itself.
        var offer = new Uri(page.Url).Segments[^1];
        var session = await SessionOfAsync(visit);
        using var one = new Rider(site, first);
        using var other = new Rider(site, second);
        await one.AskAsync(offer, session, "NW3 5SS", 1);
        await other.AskAsync(offer, session, "NW2 1AA", 1);
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = $"Accept {second}" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("longer for you").First).ToBeVisibleAsync();
        if (await page.GetByRole(AriaRole.Button, new() { Name = "Show the map" }).IsVisibleAsync())
        {
            await visit.PressAsync("Show the map");
        }

        await page.Locator("canvas").WaitForAsync();
        await ShowAsync(visit, "drive-asked");

        await visit.PressAsync($"Accept {first}");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = $"Call off the seat of {first}" })).ToBeVisibleAsync();
        await visit.PressAsync("Hide the map");
        await visit.PressAsync($"Decline {second}");
        await visit.ShowAsync("drive-decline");
        await visit.PressAsync("Yes, say no");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = $"Decline {second}" })).ToHaveCountAsync(0);
        await ShowAsync(visit, "drive-aboard");

        await visit.PressAsync("The day’s sheet");
        await Assertions.Expect(page.GetByText($"{first} gets in")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText($"{first} gets out")).ToBeVisibleAsync();
        await ShowAsync(visit, "drive-sheet");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Print" })).ToBeHiddenAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Navigation)).ToBeHiddenAsync();
        await visit.ShowAsync("drive-sheet-print");
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        await visit.PressAsync("Back to the offer");

        await visit.PressAsync("Change");
        await visit.ChooseAsync("4");
        await ShowAsync(visit, "drive-change");
        await visit.PressAsync("Save the changes");
        await Assertions.Expect(page.GetByText("4 seats")).ToBeVisibleAsync();

        // Somebody drops out elsewhere: it is said.
        await one.CancelAsync();
        await Assertions.Expect(page.Locator("[aria-live=polite]").Last).ToContainTextAsync($"{first} does not come any more.");
        await visit.PressAsync("Call this offer off");
        await Assertions.Expect(page.GetByText("Nobody rides with you yet.")).ToBeVisibleAsync();
        await visit.PressAsync("Yes, call it off");
        await Assertions.Expect(page.GetByText("You called this offer off.")).ToBeVisibleAsync();
        await visit.PressAsync("Drive");
        await Assertions.Expect(page.GetByText("You offer no seats just now.")).ToBeVisibleAsync();
        await ShowAsync(visit, "drive-none");
    }

    [Fact]
    public async Task It_can_be_done_by_keyboard_alone()
    {
        await using var visit = await Visit.OpenAsync(site, Screen.Phone, "/drive/offer");
        var page = visit.Page;
        await page.GetByLabel("Where do you start from?").WaitForAsync();
        await ReachAsync(visit, "Where do you start from?");
        await page.Keyboard.TypeAsync("NW3 2QG");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.List).GetByRole(AriaRole.Link).First.WaitForAsync();
        await ReachAsync(visit, "to drive");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("How many seats can you spare?").WaitForAsync();
        await ReachAsync(visit, "3");
        await page.Keyboard.PressAsync("ArrowRight");
        await ReachAsync(visit, "Sign in to offer them");
        await page.Keyboard.PressAsync("Enter");
        await visit.SignInAsync("Kay");
        await ReachAsync(visit, "Offer 4 seats");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Dialog).WaitForAsync();
        await ReachAsync(visit, "18 or over");
        await page.Keyboard.PressAsync("Space");
        await ReachAsync(visit, "I agree");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(Offered);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();

        using var rider = new Rider(site, "Rhys");
        await rider.AskAsync(new Uri(page.Url).Segments[^1], await SessionOfAsync(visit), "NW3 5SS", 1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Accept Rhys" }).WaitForAsync();
        await ReachAsync(visit, "Accept Rhys");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Call off the seat of Rhys" }).WaitForAsync();

        // Nothing is lost while there is no network, and a call that failed can be made again.
        await ReachAsync(visit, "Call off the seat of Rhys");
        await page.Keyboard.PressAsync("Enter");
        await page.Context.SetOfflineAsync(true);
        await ReachAsync(visit, "Yes, call it off");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Alert)).ToContainTextAsync("You seem to be offline.");
        await visit.ShowAsync("drive-offline");
        await page.Context.SetOfflineAsync(false);
        await ReachAsync(visit, "Yes, call it off");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Nobody has asked yet.")).ToBeVisibleAsync();
        visit.Forgive();
    }

    [Fact]
    public async Task In_Welsh_every_word_is_Welsh()
    {
        await using var visit = await Visit.OpenAsync(site, Screen.Zoomed, "/drive/offer#place=CF10+1EP&when=week", "cy-GB");
        var sessions = visit.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.List).GetByRole(AriaRole.Link);
        await Assertions.Expect(sessions.First).ToContainTextAsync("Mawrth");
        await visit.ShowAsync("drive-sessions-welsh");
        await sessions.First.ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Mewngofnodi i’w cynnig" })).ToBeVisibleAsync();
        await visit.ShowAsync("drive-offer-welsh");
    }

    /// <summary>Tabs on until what has these words has the focus.</summary>
    private static async Task ReachAsync(Visit visit, string words)
    {
        const int Patience = 60;
        for (var pressed = 0; pressed < Patience; pressed++)
        {
            var told = await visit.Page.EvaluateAsync<string>(
                "() => { const one = document.activeElement; return `${one.ariaLabel ?? ''}|${[...(one.labels ?? [])].map(label => label.innerText)}|${one === document.body || one.id === 'main' ? '' : one.innerText}`; }");
            if (told.Contains(words, StringComparison.Ordinal))
            {
                return;
            }

            await visit.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"“{words}” cannot be reached by the keyboard.");
    }

    /// <summary>Keeps a view, on the telephone by night too: there its colours alone are others.</summary>
    private static async Task ShowAsync(Visit visit, string view)
    {
        await visit.ShowAsync(view);
        if (visit.Screen != Screen.Phone)
        {
            return;
        }

        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(Site.Root(), "TestResults", "screenshots", $"{view}-{Screen.PhoneDark.Name}.png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });
        var faults = await visit.Page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] } });
        Assert.Empty(faults.Violations);
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    private static async Task AgreeAsync(Visit visit)
    {
        await visit.ChooseAsync("18 or over");
        await visit.PressAsync("I agree");
    }

    private static async Task<string> SessionOfAsync(Visit visit)
    {
        var told = await visit.Page.GetByRole(AriaRole.Link, new() { Name = "The session" }).GetAttributeAsync("href");
        return told!.Split('/')[^1];
    }

    [GeneratedRegex("about \\d+ min")]
    private static partial Regex Near { get; }

    [GeneratedRegex("/drive/offers/[0-9a-f-]+$")]
    private static partial Regex Offered { get; }
}
