using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Web.Tests;

/// <summary>What is seen while an answer is on its way, and where none comes of it: on the first page, which asks by itself, and on a view that is fetched as nearly all are.</summary>
public sealed partial class PatienceTests(Site site)
{
    private const string Away = """{ "type": "about:blank", "title": "Unavailable", "status": 503, "reason": "UNAVAILABLE", "detail": "Nobody is there." }""";
    private const string Failed = """{ "id": "failed", "done": true, "error": { "type": "about:blank", "title": "Internal", "status": 500, "reason": "INTERNAL", "detail": "It failed." } }""";

    private const string Empty =
        """
        { "id": "empty", "done": true, "response": { "id": "empty", "campaign": "demo", "from": "2027-03-27T00:00:00Z", "until": "2027-03-29T00:00:00Z",
          "plan": { "placements": [], "cars": [], "unplaced": [], "headcounts": [], "brokenLimits": [], "value": 0, "minutes": 0 } } }
        """;

    [Fact]
    public async Task What_takes_long_says_so_and_what_fails_can_be_tried_again()
    {
        await using var visit = await Visit.OpenAsync(site, Screen.Phone);
        var page = visit.Page;
        await visit.WriteAsync("Your postcode", "BH15 1AA");
        await FailLateAsync(visit, Nearest, () => visit.PressAsync("Show me"), "Looking for seats near you", "find");
        var poole = page.GetByRole(AriaRole.Link, new() { Name = "Poole" }).First;
        await poole.WaitForAsync();
        // No tile comes at all: the page goes on, and a map that has nothing to draw is no fault of a script.
        var refused = new TaskCompletionSource();
        await page.RouteAsync(Tiles, async route =>
        {
            await route.FulfillAsync(new() { Status = 503, ContentType = "application/problem+json", Body = Away });
            refused.TrySetResult();
        });
        await FailLateAsync(visit, Session, () => visit.PressAsync(poole), "Fetching the session", "session");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("in Poole");
        await page.Locator(".map canvas").WaitForAsync();
        await refused.Task.WaitAsync(TestContext.Current.CancellationToken);
        await Assertions.Expect(page.Locator(".map[aria-busy=true]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Drivers_and_organisers_are_told_so_too_and_of_what_is_empty()
    {
        await using var visit = await Visit.OpenAsync(site, Screen.Desk, "/organise/plan");
        var page = visit.Page;
        await visit.PressAsync(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Sign in" }));
        var email = $"petra-{Guid.CreateVersion7(site.Clock.GetUtcNow()):N}@example.org";
        await site.GrantAsync(email, ["E14001279"]);
        await visit.SignInAsync("Petra", email);
        await page.GetByText("Only organisers of every seat plan the whole campaign.").WaitForAsync();
        await visit.ShowAsync("organise-plan-some");

        // Whoever runs no sessions yet, and of whom nobody has told anything.
        await page.RouteAsync(Lists, route => route.FulfillAsync(new() { ContentType = "application/json", Body = """{ "sessions": [], "reports": [] }""" }));
        await visit.PressAsync("Reports");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Nothing waits for you." }).WaitForAsync();
        await visit.ShowAsync("organise-reports-none");
        await visit.PressAsync(page.GetByRole(AriaRole.Link, new() { Name = "Sessions", Exact = true }));
        await page.GetByRole(AriaRole.Link, new() { Name = "Make a session" }).WaitForAsync();
        await visit.ShowAsync("organise-sessions-none");
        await page.UnrouteAsync(Lists);

        await FailLateAsync(visit, Lists, () => visit.ChooseAsync("All to come"), "Looking for your sessions", "organise");
        await FailLateAsync(visit, Offers, () => visit.ChooseFromMenuAsync("Drive"), "Fetching what you offer", "drive");
        await page.Context.SetOfflineAsync(true);
        await visit.ChooseFromMenuAsync("Organise");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("You seem to be offline.");
        await visit.ShowAsync("organise-offline");
        await page.Context.SetOfflineAsync(false);
        await PlanNothingAsync(visit);
    }

    /// <summary>A plan that could not be made, and one of a weekend on which nobody asked for a lift: for who organises every seat.</summary>
    private static async Task PlanNothingAsync(Visit visit)
    {
        var page = visit.Page;
        await page.RouteAsync("**/v1/people/me", async route =>
        {
            var answer = await route.FetchAsync();
            var told = JsonNode.Parse(await answer.TextAsync())!.AsObject();
            told["seats"] = new JsonArray();
            await route.FulfillAsync(new() { Response = answer, Body = told.ToJsonString() });
        });
        await page.RouteAsync("**/v1/operations/failed", route => route.FulfillAsync(new() { ContentType = "application/json", Body = Failed }));
        await page.RouteAsync("**/v1/operations/empty", route => route.FulfillAsync(new() { ContentType = "application/json", Body = Empty }));
        await page.GotoAsync("/organise/plan#plan=failed");
        await page.GetByText("The plan could not be made.").WaitForAsync();
        await visit.ShowAsync("organise-plan-failed");
        await page.GotoAsync("/organise/plan#plan=empty");
        await page.GetByText("Nobody asked for a lift, or nobody offers one").WaitForAsync();
        await visit.ShowAsync("organise-plan-nothing");
    }

    /// <summary>Has a call wait, and then fail: both are said. Tried again, it goes through.</summary>
    private static async Task FailLateAsync(Visit visit, Regex call, Func<Task> act, string loading, string view)
    {
        var page = visit.Page;
        var held = new TaskCompletionSource();
        async Task FailAsync(IRoute route)
        {
            await held.Task;
            await route.FulfillAsync(new() { Status = 503, ContentType = "application/problem+json", Body = Away });
        }

        await page.RouteAsync(call, FailAsync);
        await act();
        await page.GetByRole(AriaRole.Status).Filter(new() { HasText = loading }).WaitForAsync();
        await visit.ShowAsync($"{view}-loading");
        held.SetResult();
        await page.GetByRole(AriaRole.Alert).WaitForAsync();
        await visit.ShowAsync($"{view}-failed");
        await page.UnrouteAsync(call);
        await visit.PressAsync("Try again");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    [GeneratedRegex("/v1/tiles/")]
    private static partial Regex Tiles { get; }

    [GeneratedRegex("/v1/seats:nearestMarginals")]
    private static partial Regex Nearest { get; }

    [GeneratedRegex(@"/v1/sessions/[0-9a-f-]+$")]
    private static partial Regex Session { get; }

    [GeneratedRegex(@"/v1/(sessions|reports)(\?|$)")]
    private static partial Regex Lists { get; }

    [GeneratedRegex(@"/v1/liftOffers\?")]
    private static partial Regex Offers { get; }
}
