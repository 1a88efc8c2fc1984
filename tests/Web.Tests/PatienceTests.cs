using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Web.Tests;

/// <summary>What is seen while an answer is on its way, and where none comes of it: on the first page, which asks by itself, and on a view that is fetched as nearly all are.</summary>
public sealed partial class PatienceTests(Site site)
{
    private const string Away = """{ "type": "about:blank", "title": "Unavailable", "status": 503, "reason": "UNAVAILABLE", "detail": "Nobody is there." }""";

    [Fact]
    public async Task What_takes_long_says_so_and_what_fails_can_be_tried_again()
    {
        await using var visit = await Visit.OpenAsync(site, Screen.Phone);
        var page = visit.Page;
        await visit.WriteAsync("Your postcode", "BH15 1AA");
        await FailLateAsync(visit, Nearest, () => visit.PressAsync("Show me"), "Looking for seats near you", "find");
        var poole = page.GetByRole(AriaRole.Link, new() { Name = "Poole" }).First;
        await poole.WaitForAsync();
        await FailLateAsync(visit, Session, () => visit.PressAsync(poole), "Fetching the session", "session");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("in Poole");
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
        await Assertions.Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = loading })).ToBeVisibleAsync();
        await visit.ShowAsync($"{view}-loading");
        held.SetResult();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await visit.ShowAsync($"{view}-failed");
        await page.UnrouteAsync(call);
        await visit.PressAsync("Try again");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    [GeneratedRegex("/v1/seats:nearestMarginals")]
    private static partial Regex Nearest { get; }

    [GeneratedRegex(@"/v1/sessions/[0-9a-f-]+$")]
    private static partial Regex Session { get; }
}
