using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Web.Tests;

/// <summary>Who was there and who was not, once a car should have come: alone, since the clock of all goes on for it. It is never set back.</summary>
[Collection(nameof(PlanTests))]
public sealed partial class ArrivalTests(Site site)
{
    /// <summary>From noon until ten past the time at which the car is at its passenger's.</summary>
    private static readonly TimeSpan Wait = TimeSpan.FromMinutes(165);

    [Fact]
    public async Task The_driver_tells_who_was_not_there_and_whoever_is_barred_drives_no_more()
    {
        using var organiser = new Organiser(site);
        var session = await organiser.MeetTodayAsync(4);
        var offering = $"/drive/offer#session={session}&place=NW3+2QG";
        await using var visit = await Visit.OpenAsync(site, Screen.Desk, offering, byKeyboard: true);
        var page = visit.Page;
        await visit.PressAsync("Sign in to offer them");
        await visit.SignInAsync("Derwen");
        await visit.PressAsync("Offer 3 seats");
        await visit.ChooseAsync("18 or over");
        await visit.PressAsync("I agree");
        await Assertions.Expect(page).ToHaveURLAsync(Offered);
        using var rider = new Rider(site, "Rhian");
        await rider.AskAsync(new Uri(page.Url).Segments[^1], session, "NW3 2QG", 1);
        await visit.PressAsync("Accept Rhian");
        await page.GetByRole(AriaRole.Button, new() { Name = "Call off the seat of Rhian" }).WaitForAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Rhian was not there" })).ToHaveCountAsync(0);

        // The afternoon comes.
        site.Clock.Ahead += Wait;
        await page.Clock.FastForwardAsync((long)Wait.TotalMilliseconds);
        await page.ReloadAsync();
        await visit.PressAsync("I will be late");
        await visit.ChooseAsync("20");
        await visit.PressAsync("Tell Rhian");
        await page.GetByText("You said that you will be about 20 minutes late.").WaitForAsync();
        await visit.PressAsync("Rhian was not there");
        await visit.ShowAsync("day-missing");
        await visit.PressAsync("Yes, say so");
        await page.GetByText("You said that Rhian was not there.").First.WaitForAsync();
        // It is said once.
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Rhian was not there" })).ToHaveCountAsync(0);
        await visit.ShowAsync("day-missed");
        await rider.ReportAsync("He drove past me.");
        await BarAsync("Derwen", "He drove past me.");

        await page.ReloadAsync();
        await page.GetByText("This offer was called off.").WaitForAsync();
        await page.GotoAsync(offering);
        await visit.PressAsync("Offer 3 seats");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("you no longer take part in this campaign");
        await visit.ShowAsync("drive-barred");
    }

    /// <summary>Whoever organises every seat lets somebody take part no more.</summary>
    private async Task BarAsync(string driver, string told)
    {
        await using var visit = await Visit.OpenAsync(site, Screen.Desk, "/organise/reports");
        var page = visit.Page;
        await visit.PressAsync(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Sign in" }));
        var email = $"owen-{Guid.CreateVersion7(site.Clock.GetUtcNow()):N}@example.org";
        await site.GrantAsync(email, null);
        await visit.SignInAsync("Owen", email);
        await page.GetByText(told).WaitForAsync();
        await visit.PressAsync($"Let them take part no more: About {driver}");
        await visit.ShowAsync("organise-bar");
        await visit.PressAsync("Yes, bar them");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = $"Let them take part no more: About {driver}" })).ToHaveCountAsync(0);
    }

    [GeneratedRegex("/drive/offers/[0-9a-f-]+$")]
    private static partial Regex Offered { get; }
}
