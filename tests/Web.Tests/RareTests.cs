using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Web.Tests;

/// <summary>Views that hardly anybody meets: an address of nothing, several campaigns, none of whose seats is close, a map whose scripts do not come, and a view that fails.</summary>
public sealed partial class RareTests(Site site)
{
    private const string Campaigns = """{ "campaigns": [{ "id": "demo", "name": "Demo weekend" }, { "id": "other", "name": "Campaign for the Ynys Môn by-election" }] }""";
    private const string NoSeat = """{ "origin": { "name": "NW3 2QG", "location": { "latitude": 51.55, "longitude": -0.17 } }, "marginals": [] }""";
    private const string WrongSeat = """{ "origin": { "name": "NW3 2QG" }, "marginals": [{ "seat": { "code": "E14001279", "name": "Hendon" }, "distanceMetres": 4667 }] }""";

    [Fact]
    public async Task Each_says_what_is_the_matter_and_how_to_go_on()
    {
        await using var visit = await Visit.OpenAsync(site, Screen.Phone, "/drive/nowhere");
        var page = visit.Page;
        await page.GetByRole(AriaRole.Heading, new() { Name = "There is no such page" }).WaitForAsync();
        await visit.ShowAsync("missing");

        await AnswerAsync(page, Named, Campaigns);
        await visit.PressAsync(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Find a seat near you" }));
        await page.GetByRole(AriaRole.Heading, new() { Name = "Which campaign?" }).WaitForAsync();
        await visit.ShowAsync("find-campaigns");
        await visit.PressAsync("Demo weekend");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Which campaign?" })).ToHaveCountAsync(0);

        await AnswerAsync(page, Nearest, NoSeat);
        await visit.WriteAsync("Your postcode", "NW3 2QG");
        await visit.PressAsync("Show me");
        await page.GetByRole(AriaRole.Heading, new() { Name = "No seat counts as marginal for this campaign." }).WaitForAsync();
        await visit.ShowAsync("find-none");
        await page.UnrouteAsync(Nearest);

        await page.RouteAsync(Map, route => route.FulfillAsync(new() { Status = 404 }));
        await visit.ChooseAsync("Next 8 days");
        await visit.PressAsync("Show me");
        await visit.PressAsync("Show the map");
        await page.Locator(".map-toggle .notice").WaitForAsync();
        await visit.ShowAsync("find-map-missing");

        await AnswerAsync(page, Nearest, WrongSeat);
        visit.MayBreak = true;
        await visit.ChooseAsync("Quickest");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Something went wrong here" }).WaitForAsync();
        await visit.ShowAsync("broken");
        await page.UnrouteAllAsync();
        await visit.PressAsync("Try again");
        await page.GetByText("Hendon").First.WaitForAsync();
    }

    /// <summary>Answers calls in the service's place.</summary>
    private static async Task AnswerAsync(IPage page, Regex call, string body) => await page.RouteAsync(call, route => route.FulfillAsync(new() { ContentType = "application/json", Body = body }));

    [GeneratedRegex("/v1/campaigns")]
    private static partial Regex Named { get; }

    [GeneratedRegex("/v1/seats:nearestMarginals")]
    private static partial Regex Nearest { get; }

    [GeneratedRegex("/assets/SeatMap-.*[.]js$")]
    private static partial Regex Map { get; }
}
