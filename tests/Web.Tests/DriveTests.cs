using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Web.Tests;

/// <summary>The driver's journey: seats offered, somebody who asks, a yes and a no, and the day itself.</summary>
public sealed partial class DriveTests(Site site)
{
    [Theory]
    [InlineData("phone", "Dora", "Rita", "Rolf")]
    [InlineData("desk", "Dirk", "Rosa", "Ruth")]
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
        await page.GetByRole(AriaRole.List).GetByRole(AriaRole.Link).First.WaitForAsync();
        await ShowAsync(visit, "drive-sessions");
        await page.GetByRole(AriaRole.List).GetByRole(AriaRole.Link, new() { NameRegex = Near }).First.ClickAsync();

        await page.GetByText("How many seats can you spare?").WaitForAsync();
        await visit.ChooseAsync("2");
        await page.GetByText("Detour, car, company and more").ClickAsync();
        await visit.ChooseAsync("45 min");
        await page.GetByLabel("How to know your car").FillAsync("Blue estate");
        await page.GetByLabel("Number plate").FillAsync("!");
        await ShowAsync(visit, "drive-offer");
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
        await visit.PressAsync($"Decline {second}");
        await ShowAsync(visit, "drive-decline");
        await visit.PressAsync("Yes, say no");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = $"Decline {second}" })).ToHaveCountAsync(0);
        await ShowAsync(visit, "drive-aboard");

        await visit.PressAsync("Call this offer off");
        await Assertions.Expect(page.GetByText("We look for another car for 1 passenger at once.")).ToBeVisibleAsync();
        await visit.PressAsync("Yes, call it off");
        await Assertions.Expect(page.GetByText("You called this offer off.")).ToBeVisibleAsync();
        await visit.PressAsync("Drive");
        await Assertions.Expect(page.GetByText("You offer no seats yet.")).ToBeVisibleAsync();
        await ShowAsync(visit, "drive-none");
    }

    /// <summary>Keeps a view by day and by night.</summary>
    private static async Task ShowAsync(Visit visit, string view)
    {
        await visit.ShowAsync(view);
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await visit.ShowAsync($"{view}-night");
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
