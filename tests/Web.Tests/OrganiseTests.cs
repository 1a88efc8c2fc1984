using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Web.Tests;

/// <summary>The organiser's journey: sessions of one's seats, who comes and how, making, moving and cancelling them, and asking a list.</summary>
public sealed partial class OrganiseTests(Site site)
{
    private const string Hendon = "E14001279";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_session_is_made_filled_moved_and_cancelled(bool byKeyboard)
    {
        await using var visit = await Visit.OpenAsync(site, byKeyboard ? Screen.Desk : Screen.Phone, "/organise", byKeyboard: byKeyboard);
        var page = visit.Page;
        await page.GetByRole(AriaRole.Heading, new() { Name = "For organisers" }).WaitForAsync();
        await visit.ShowAsync("organise-away");
        await visit.PressAsync(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Sign in" }));
        await visit.SignInAsync("Olive", await GrantedAsync());

        await page.GetByRole(AriaRole.Heading, new() { Name = "Your sessions" }).WaitForAsync();
        await visit.ChooseAsync("All to come");
        await page.GetByText("3 seats are yours to organise.").WaitForAsync();
        await Assertions.Expect(page.Locator(".org-row", new() { HasText = "Demonstration" })).Not.ToHaveCountAsync(0);
        await visit.ShowAsync("organise-sessions", inWelsh: true);

        // Made.
        await visit.PressAsync("New session");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Make a session" }).WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make it" }).WaitForAsync();
        await visit.ShowAsync("organise-new");
        await visit.WriteAsync("People at most", "3");
        await visit.PressAsync("Make it");
        await page.GetByText("Write where people meet.").WaitForAsync();
        await Assertions.Expect(page.GetByLabel("Where people meet: postcode")).ToBeFocusedAsync();
        await visit.ShowAsync("organise-new-wrong");
        await visit.WriteAsync("Where people meet: postcode", "51.5837, -0.2267");
        if (!byKeyboard)
        {
            await visit.PressAsync("Show it on the map");
            await page.Locator(".map canvas").WaitForAsync();
            await visit.ShowAsync("organise-new-pin");
        }

        // On the Sunday on which clocks have gone forward, for somebody whose own are New York's.
        var sunday = Site.Thursday.AddDays(3);
        await visit.WriteAsync(page.GetByLabel("Day", new() { Exact = true }), $"{sunday:yyyy-MM-dd}");
        await visit.WriteAsync("The meeting place in words", "Hendon Central station, outside the ticket hall");
        await visit.WriteAsync("People wanted", "5");
        await visit.WriteAsync("People at most", "12");
        await visit.WriteAsync("Name to ask for", "Olive");
        await visit.PressAsync("Make it");
        await page.GetByText("The session is made.").First.WaitForAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Hendon", Exact = true }).WaitForAsync();
        await page.GetByText("Nobody yet.").WaitForAsync();
        await page.GetByText("5 still wanted").WaitForAsync();
        // This one is real.
        await Assertions.Expect(page.GetByRole(AriaRole.Main).GetByText("Demonstration")).ToHaveCountAsync(0);
        var session = new Uri(page.Url).Segments[^1];
        await page.GetByText("10:00–13:00").First.WaitForAsync();
        Assert.Equal(($"{sunday:yyyy-MM-dd}T09:00:00Z", $"{sunday:yyyy-MM-dd}T12:00:00Z"), await HoursAsync(session));

        // Filled: two come in a car, two asked for a lift and have none.
        await Carload.FillAsync(site, session);
        await page.ReloadAsync();
        await page.GetByText("4 people come", new() { Exact = true }).WaitForAsync();
        await page.GetByText("1 still wanted").WaitForAsync();
        await page.GetByText("2 people have not all of the lift they asked for.").WaitForAsync();
        await page.GetByText("Dora brings 1 person").WaitForAsync();
        await page.GetByRole(AriaRole.Row, new() { Name = "In cars 1 car 2 2" }).WaitForAsync();
        await page.GetByRole(AriaRole.Row, new() { Name = "Still look for a lift 2 2" }).WaitForAsync();
        await page.GetByRole(AriaRole.Row, new() { Name = "On their own way 0 0" }).WaitForAsync();
        await visit.ShowAsync("organise-session");

        if (byKeyboard)
        {
            await RunCoachAsync(visit);
            await WorkOffAsync(visit);
            await page.GotoAsync($"/organise/sessions/{session}");
        }

        // Moved by three minutes, which the car can follow.
        await visit.PressAsync("Move or change");
        await page.GetByLabel("Starts").WaitForAsync();
        await visit.ShowAsync("organise-change");
        await visit.WriteAsync("Starts", "10:03");
        await visit.PressAsync("Save the changes");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync($"{(byKeyboard ? 5 : 4)} people who have signed up will be told");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("1 lift is agreed.");
        await visit.ShowAsync("organise-move");
        if (!byKeyboard)
        {
            await MeetChangedAsync(visit, session);
        }

        await visit.PressAsync("Yes, move it");
        await page.GetByText("The agreed lift still fits.").First.WaitForAsync();
        await page.GetByText("10:03–13:00").First.WaitForAsync();
        Assert.Equal(byKeyboard ? 12 : 13, (int)(await ToldAsync(session))["maximum"]!);

        // Cancelled, once it is sure.
        await visit.PressAsync("Cancel the session");
        await page.GetByRole(AriaRole.Dialog).WaitForAsync();
        await visit.ShowAsync("organise-cancel");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        await visit.PressAsync("Cancel the session");
        await visit.PressAsync("Yes, cancel it");
        await page.GetByText("The session is cancelled, and everybody is being told.").First.WaitForAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Cancel the session" })).ToBeHiddenAsync();
        await visit.ShowAsync("organise-cancelled");
    }

    /// <summary>Somebody else has changed the session by the time a change of it is sent: that is said, what was written stays, and saved again it goes through beside the other's.</summary>
    private async Task MeetChangedAsync(Visit visit, string session)
    {
        using var other = new Organiser(site);
        await other.WidenAsync(session, 13);
        await visit.PressAsync("Yes, move it");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Somebody has changed this in the meantime.");
        await visit.ShowAsync("organise-change-met");
        await Assertions.Expect(visit.Page.GetByLabel("Starts")).ToHaveValueAsync("10:03");
        // What the other wrote is on its way already: saved once it has come.
        await visit.PressAsync("Save the changes");
        await visit.Page.GetByRole(AriaRole.Dialog).WaitForAsync();
    }

    /// <summary>A coach along stops of its own.</summary>
    private async Task RunCoachAsync(Visit visit)
    {
        var page = visit.Page;
        await visit.PressAsync("Run a coach");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Run a coach: Hendon" }).WaitForAsync();
        await visit.PressAsync("Run this coach");
        await page.GetByText("Write where it stops.").WaitForAsync();
        await visit.WriteAsync("Place: postcode", "NW3 2QG");
        await visit.WriteAsync("Its name, as people read it", "Hampstead Heath");
        await visit.WriteAsync("Leaves there at", "09:00");
        await visit.WriteAsync("Is there again at", "13:50");
        await visit.ShowAsync("organise-coach", inWelsh: true);
        await visit.PressAsync("Run this coach");
        await visit.ChooseAsync("18 or over");
        await visit.PressAsync("I agree");
        await page.GetByText("From Hampstead Heath, 09:00").WaitForAsync();
        await page.GetByText("0 of 49 seats taken").WaitForAsync();
        await visit.ShowAsync("organise-coaches");

        // Somebody rides: a change is asked twice, and a stop that goes an hour earlier takes their seat.
        await Carload.BoardAsync(site, new Uri(page.Url).Segments[^1]);
        await page.ReloadAsync();
        await page.GetByText("1 of 49 seats taken").WaitForAsync();
        await visit.PressAsync(page.GetByRole(AriaRole.Link, new() { Name = "Change it: From Hampstead Heath, 09:00" }));
        await page.GetByRole(AriaRole.Heading, new() { Name = "Change the coach: Hendon" }).WaitForAsync();
        await visit.PressAsync("Save the changes");
        await page.GetByText("Nothing is changed yet.").WaitForAsync();
        await visit.ShowAsync("organise-coach-form");
        await visit.WriteAsync("How many seats", "30");
        await visit.WriteAsync("Leaves there at", "08:00");
        await visit.PressAsync("Save the changes");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("1 person has a seat in it, and will be told.");
        await visit.ShowAsync("organise-coach-change");
        await visit.PressAsync("Yes, change it");
        await page.GetByText("From Hampstead Heath, 08:00").WaitForAsync();
        await page.GetByText("0 of 30 seats taken").WaitForAsync();
    }

    /// <summary>What somebody has told of another is worked off.</summary>
    private static async Task WorkOffAsync(Visit visit)
    {
        var page = visit.Page;
        await visit.PressAsync("Reports");
        await page.GetByText("Drove much too fast.").First.WaitForAsync();
        await visit.ShowAsync("organise-reports");
        var warn = page.GetByRole(AriaRole.Button, new() { Name = "Warn them: About Dora" });
        var before = await warn.CountAsync();
        await visit.PressAsync(warn.First);
        await visit.PressAsync("Yes, warn them");
        // Behind a question nothing can be pressed: it is done when that is gone.
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Assertions.Expect(warn).ToHaveCountAsync(before - 1);
    }

    [Fact]
    public async Task A_list_is_asked_and_every_wrong_row_is_named_and_all_of_it_by_keyboard()
    {
        await using var visit = await Visit.OpenAsync(site, Screen.Phone, "/organise/list", byKeyboard: true);
        var page = visit.Page;
        await visit.PressAsync(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Sign in" }));
        await visit.SignInAsync("Olive", await GrantedAsync());
        await visit.WriteAsync("The people, one in a line", "email,name\nann@example.org,Ann\nbob@example,Bob\n");
        await visit.PressAsync("Ask them");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Write to 2 people?" })).ToBeFocusedAsync();
        // A key that is pressed once too often writes to nobody.
        await page.Keyboard.PressAsync("Enter");
        await visit.PressAsync("Yes, write to them");
        await Assertions.Expect(page.Locator(".notice.wrong")).ToContainTextAsync("1 row is wrong.");
        await Assertions.Expect(page.Locator(".notice.wrong")).ToContainTextAsync("Line 3");
        await visit.ShowAsync("organise-list-wrong");

        await visit.WriteAsync("The people, one in a line", "ann@example.org,Ann\nbob@example.org,Bob\n");
        await visit.PressAsync("Ask them");
        await visit.PressAsync("Yes, write to them");
        await page.GetByText("The list is taken in: 2 addresses.").First.WaitForAsync();
        await visit.ShowAsync("organise-list-done", inWelsh: true);

        // Whoever was asked says no by a tap; a link that is good no more says so, and what to do.
        var letter = await site.LetterToAsync("ann@example.org");
        await page.GotoAsync(NoThanks.Match(letter.Text).Value);
        await page.GetByRole(AriaRole.Button, new() { Name = "Do not ask me again" }).WaitForAsync();
        await visit.ShowAsync("no-thanks");
        await visit.PressAsync("Do not ask me again");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Nobody will ask you by mail again." }).WaitForAsync();
        await visit.ShowAsync("no-thanks-done");
        await page.GotoAsync("/sign-in#id=0192f3a4-5b6c-7d8e-9f01-23456789abcd&link=gone");
        await page.GetByText("This link is good no more").WaitForAsync();
        await visit.ShowAsync("sign-in-link");
    }

    [Fact]
    public async Task Whoever_organises_nothing_is_told_how_to_and_in_Welsh_every_word_is_Welsh()
    {
        await using var visit = await Visit.OpenAsync(site, Screen.Phone, "/organise");
        var page = visit.Page;
        await visit.PressAsync(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Sign in" }));
        var email = $"{Guid.CreateVersion7(site.Clock.GetUtcNow()):N}@example.org";
        await visit.SignInAsync("Vera", email);
        await page.GetByRole(AriaRole.Heading, new() { Name = "Only organisers come in here" }).WaitForAsync();
        await visit.ShowAsync("organise-not");
        await site.GrantAsync(email, [Hendon]);
        await page.ReloadAsync();
        await visit.ChooseFromMenuAsync("Cymraeg");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Eich sesiynau" }).WaitForAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "Popeth sydd i ddod" }).CheckAsync();
        await page.Locator(".org-row").First.ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Nifer y bobl" }).WaitForAsync();
        await visit.ShowAsync("organise-welsh");
    }

    /// <summary>An address that organises one seat.</summary>
    private async Task<string> GrantedAsync()
    {
        var email = $"olive-{Guid.CreateVersion7(site.Clock.GetUtcNow()):N}@example.org";
        await site.GrantAsync(email, [Hendon, .. await BusyAsync()]);
        return email;
    }

    /// <summary>From when until when a session is, as the service has it.</summary>
    private async Task<(string From, string Until)> HoursAsync(string session)
    {
        var told = await ToldAsync(session);
        return ((string)told["from"]!, (string)told["until"]!);
    }

    private async Task<JsonNode> ToldAsync(string session)
    {
        using var client = new HttpClient { BaseAddress = site.Address };
        return JsonNode.Parse(await client.GetStringAsync(new Uri($"/v1/sessions/{session}", UriKind.Relative), TestContext.Current.CancellationToken))!;
    }

    /// <summary>Two seats in which sessions are to come.</summary>
    private async Task<IEnumerable<string>> BusyAsync()
    {
        using var client = new HttpClient { BaseAddress = site.Address };
        var sessions = JsonNode.Parse(await client.GetStringAsync(new Uri("/v1/sessions?campaign=demo", UriKind.Relative), TestContext.Current.CancellationToken))!["sessions"]!.AsArray();
        return sessions.Select(session => (string)session!["seat"]!).Where(seat => seat != Hendon).Distinct().Take(2);
    }

    [GeneratedRegex(@"/no-thanks#\S+")]
    private static partial Regex NoThanks { get; }
}
