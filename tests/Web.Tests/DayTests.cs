using Microsoft.Playwright;

namespace Web.Tests;

/// <summary>A session that is full, and the day itself: who is late, who drops out, and what is told of somebody.</summary>
public sealed class DayTests(Site site)
{
    [Fact]
    public async Task Whoever_waits_moves_up_rides_is_late_and_is_told_when_the_car_drops_out()
    {
        using var organiser = new Organiser(site);
        using var car = new Driver(site, "Nia");
        var session = await organiser.MeetTodayAsync(1);
        await car.OfferAsync(session, "NW3 2QG");

        // Nobody has written where it is: its point is told. It is full: one waits, and is told in which place.
        await using var visit = await Visit.OpenAsync(site, Screen.Phone, $"/sessions/{session}#place=NW3+2QG");
        var page = visit.Page;
        await Assertions.Expect(page.GetByText("At the point on the map: 51.58370, -0.22670")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Every place is taken.")).ToBeVisibleAsync();
        await page.Locator(".map canvas").WaitForAsync();
        await visit.ShowAsync("session-full");
        await visit.PressAsync("Wait for a place");
        await visit.SignInAsync("Wyn");
        await visit.PressAsync("Wait for a place");
        await visit.ChooseAsync("18 or over");
        await visit.PressAsync("I agree");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "You wait for a place: number 1 in the line" })).ToBeVisibleAsync();
        await visit.ShowAsync("session-waiting");
        await organiser.WidenAsync(session, 4);
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "You are going" })).ToBeVisibleAsync();

        // The car that is asked says yes; on the day one is late, and the organisers are told of what was not right.
        await page.GetByLabel("Where do you start from?").FillAsync("NW3 2QG");
        await visit.PressAsync("Find me a lift");
        await visit.PressAsync("Ask Nia");
        await Assertions.Expect(page.GetByText("Waiting for Nia’s yes")).ToBeVisibleAsync();
        await car.AcceptAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Nia takes you" })).ToBeVisibleAsync();
        await visit.PressAsync("I will be late");
        await visit.ChooseAsync("15");
        await visit.ShowAsync("day-late");
        await visit.PressAsync("Tell Nia");
        await Assertions.Expect(page.GetByText("You said that you will be about 15 minutes late.")).ToBeVisibleAsync();
        await visit.PressAsync("Report Nia");
        await visit.PressAsync("Send it to the organisers");
        await Assertions.Expect(page.GetByText("Write what happened.")).ToBeVisibleAsync();
        await page.GetByLabel("What happened?").FillAsync("She drove much too fast.");
        await visit.ShowAsync("day-report");
        await visit.PressAsync("Send it to the organisers");
        await Assertions.Expect(page.Locator("[aria-live=polite]").Last).ToContainTextAsync("The organisers have it.");
        await visit.ShowAsync("day-held");

        await car.DropOutAsync();
        await Assertions.Expect(page.GetByText("Nia cannot take you any more").First).ToBeVisibleAsync();
        await visit.ShowAsync("day-lost");
        await visit.ChooseFromMenuAsync("My plans");
        await visit.PressAsync("I cannot come");
        await Assertions.Expect(page.GetByText("Nothing is planned yet.")).ToBeVisibleAsync();
        await visit.ShowAsync("mine-none");
        await SentAsync(visit, organiser);
    }

    /// <summary>Whoever would go anywhere is sent where they count most, and says yes.</summary>
    private static async Task SentAsync(Visit visit, Organiser organiser)
    {
        var page = visit.Page;
        await organiser.MeetTodayAsync(4);
        await page.GetByText("Say when I am free").ClickAsync();
        await visit.WriteAsync("Where do you start from?", "NW3 2QG");
        await visit.WriteAsync("Which day?", $"{Site.Thursday:yyyy-MM-dd}");
        await visit.WriteAsync("Free from", "13:30");
        await visit.WriteAsync("Home by", "19:00");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "I drive, and have seats to spare" }).CheckAsync();
        await visit.ShowAsync("mine-anywhere");
        await visit.PressAsync("Send me anywhere");
        await Assertions.Expect(page.GetByText("13:30–19:00, from NW3 2QG")).ToBeVisibleAsync();
        await organiser.PlanTodayAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByText("You are asked to come")).ToBeVisibleAsync();
        await visit.ShowAsync("mine-asked");
        await visit.PressAsync("Yes, I come");
        await Assertions.Expect(page.GetByText("You drive", new() { Exact = true }).First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Going", new() { Exact = true })).ToBeVisibleAsync();
        await visit.ShowAsync("mine-sent");
    }
}
