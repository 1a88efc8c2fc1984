using System.Globalization;
using Microsoft.Playwright;

namespace Web.Tests;

/// <summary>A session that is full, and the day itself: who is late, who drops out, and what is told of somebody.</summary>
public sealed class DayTests(Site site)
{
    [Theory]
    [InlineData(false, 51.5837, -0.2267, "NW3 2QG", "Nia", "Una", "Ben", "Wyn")]
    // Elsewhere, so that no car of the one journey fits the other.
    [InlineData(true, 50.7150, -1.9872, "BH15 1AA", "Nell", "Ursa", "Bob", "Wanda")]
    public async Task Whoever_waits_moves_up_rides_is_late_and_is_told_when_the_car_drops_out(
        bool byKeyboard, double latitude, double longitude, string home, string driver, string there, string back, string volunteer)
    {
        using var organiser = new Organiser(site);
        using var car = new Driver(site, driver);
        var session = await organiser.MeetTodayAsync(1, latitude, longitude);
        await car.OfferAsync(session, home);

        // Nobody has written where it is: its point is told. It is full: one waits, and is told in which place.
        await using var visit = await Visit.OpenAsync(site, byKeyboard ? Screen.Phone : Screen.Desk, $"/sessions/{session}#place={home.Replace(' ', '+')}", byKeyboard: byKeyboard);
        var page = visit.Page;
        await page.GetByText(string.Create(CultureInfo.InvariantCulture, $"At the point on the map: {latitude:F5}, {longitude:F5}")).WaitForAsync();
        await page.GetByText("Every place is taken.").WaitForAsync();
        await page.Locator(".map canvas").WaitForAsync();
        await visit.ShowAsync("session-full");
        await visit.PressAsync("Wait for a place");
        await visit.SignInAsync(volunteer);
        await visit.PressAsync("Wait for a place");
        await visit.ChooseAsync("18 or over");
        await visit.PressAsync("I agree");
        await page.GetByRole(AriaRole.Heading, new() { Name = "You wait for a place: number 1 in the queue" }).WaitForAsync();
        await visit.ShowAsync("session-waiting");
        await organiser.WidenAsync(session, 4);
        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "You are going" }).WaitForAsync();

        // The car that is asked says yes; on the day one is late, and the organisers are told of what was not right.
        await visit.WriteAsync("Where do you start from?", home);
        await visit.PressAsync("Find me a lift");
        await visit.PressAsync($"Ask {driver}");
        await page.GetByText($"Waiting for {driver}’s yes").WaitForAsync();
        await car.AcceptAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = $"{driver} takes you" }).WaitForAsync();
        await visit.PressAsync("I will be late");
        await visit.ChooseAsync("15");
        await visit.ShowAsync("day-late");
        await visit.PressAsync($"Tell {driver}");
        await page.GetByText("You said that you will be about 15 minutes late.").WaitForAsync();
        await visit.PressAsync($"Report {driver}");
        await visit.PressAsync("Send it to the organisers");
        await page.GetByText("Write what happened.").WaitForAsync();
        await visit.WriteAsync("What happened?", "She drove much too fast.");
        await visit.ShowAsync("day-report");
        await visit.PressAsync("Send it to the organisers");
        await Assertions.Expect(page.Locator("[aria-live=polite]").Last).ToContainTextAsync("The organisers have it.");
        await visit.ShowAsync("day-held");

        await car.DropOutAsync();
        await page.GetByText($"{driver} cannot take you any more").First.WaitForAsync();
        await visit.ShowAsync("day-lost");
        await PairAsync(visit, session, home, there, back);
        await visit.ChooseFromMenuAsync("My plans");
        await visit.PressAsync("I cannot come");
        await page.GetByText("Nothing is planned yet.").WaitForAsync();
        await visit.ShowAsync("mine-none");
        await SentAsync(visit, organiser, home, latitude, longitude);
    }

    /// <summary>No one car drives both ways: one takes them there, and another back.</summary>
    private async Task PairAsync(Visit visit, string session, string home, string there, string back)
    {
        var page = visit.Page;
        using var first = new Driver(site, there);
        using var second = new Driver(site, back);
        // Cars that come while the reader's own search is under way would be found without looking again.
        await page.GetByRole(AriaRole.Button, new() { Name = "Look again" }).WaitForAsync();
        await first.OfferAsync(session, home, "OUTWARD");
        await second.OfferAsync(session, home, "RETURN");
        await visit.PressAsync("Look again");
        await page.GetByText("No one car takes you both ways.").WaitForAsync();
        await visit.ShowAsync("lift-pair");
        await visit.PressAsync($"Ask {there} for the way there and {back} for the way back");
        await page.GetByText($"Waiting for {there}’s yes").WaitForAsync();
        await first.AcceptAsync();
        await page.GetByText("the other car of the pair is still asked").WaitForAsync();
        await visit.ShowAsync("lift-pair-half");
        await second.AcceptAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = $"{there} takes you" }).WaitForAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = $"{back} takes you" }).WaitForAsync();
        await visit.ShowAsync("lift-pair-held");
    }

    /// <summary>Whoever would go anywhere is sent where they count most, and says yes.</summary>
    private static async Task SentAsync(Visit visit, Organiser organiser, string home, double latitude, double longitude)
    {
        var page = visit.Page;
        await organiser.MeetTodayAsync(4, latitude, longitude);
        await visit.PressAsync(page.Locator("summary", new() { HasText = "Say when I am free" }));
        await visit.WriteAsync("Where do you start from?", home);
        await visit.WriteAsync("Which day?", $"{Site.Thursday:yyyy-MM-dd}");
        await visit.WriteAsync("Free from", "13:30");
        await visit.WriteAsync("Home by", "19:00");
        await visit.TickAsync(page.GetByRole(AriaRole.Checkbox, new() { Name = "I drive, and have seats to spare" }));
        await visit.ShowAsync("mine-anywhere");
        await visit.PressAsync("Send me anywhere");
        await page.GetByText($"13:30–19:00, from {home}").WaitForAsync();
        await organiser.PlanTodayAsync();
        await page.ReloadAsync();
        await page.GetByText("You are asked to come").WaitForAsync();
        await visit.ShowAsync("mine-asked");
        await visit.PressAsync("Yes, I’ll come");
        await page.GetByText("You drive", new() { Exact = true }).First.WaitForAsync();
        await page.GetByText("Going", new() { Exact = true }).WaitForAsync();
        await visit.ShowAsync("mine-sent");
    }
}
