using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Matching.People;
using Microsoft.Playwright;

namespace Web.Tests;

/// <summary>A whole weekend planned: alone, since everybody whom a plan can place is asked, those of other tests too.</summary>
[Collection(nameof(PlanTests))]
[CollectionDefinition(nameof(PlanTests), DisableParallelization = true)]
public sealed partial class PlanTests(Site site)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_weekend_is_planned_watched_read_on_the_map_and_committed(bool byKeyboard)
    {
        await using var visit = await Visit.OpenAsync(site, byKeyboard ? Screen.Phone : Screen.Desk, "/organise/plan", byKeyboard: byKeyboard);
        var page = visit.Page;
        await visit.PressAsync(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Sign in" }));
        var email = $"paula-{Guid.CreateVersion7(site.Clock.GetUtcNow()):N}@example.org";
        await site.GrantAsync(email, null);
        await visit.SignInAsync("Paula", email);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a plan" }).WaitForAsync();
        await visit.ShowAsync("organise-plan-ask");
        await HoldEndAsync(page);
        await visit.PressAsync("Make a plan");
        // How far it has come, and then what came of it; whoever comes back to the address finds it again.
        await page.GetByRole(AriaRole.Progressbar).WaitForAsync();
        await visit.ShowAsync("organise-plan-watch");
        await page.GetByText(Placed).WaitForAsync();
        await visit.PressAsync("End here with the best so far");
        await page.GetByRole(AriaRole.Heading, new() { Name = "The plan", Exact = true }).WaitForAsync();
        await page.UnrouteAllAsync();
        await page.ReloadAsync();
        await page.GetByText("cars drive").First.WaitForAsync();
        // What the map draws as lines the list says in words.
        await visit.PressAsync(page.Locator("summary", new() { HasText = "Who drives" }).First);
        await page.GetByText(Brings).First.WaitForAsync();
        await visit.PressAsync("Show the plan on the map");
        await page.Locator(".map canvas").WaitForAsync();
        await visit.ShowAsync("organise-plan", inWelsh: true);
        await visit.PressAsync("Hide the map");

        // Nobody is asked before it is sure; then it tells how many were while it goes on.
        await visit.PressAsync("Ask everybody");
        await visit.ShowAsync("organise-plan-commit");
        await visit.PressAsync("Yes, ask them");
        await page.GetByText("been asked for.").First.WaitForAsync();
        await visit.ShowAsync("organise-plan-committed");
        if (!byKeyboard)
        {
            await SendAsync(visit);
        }
    }

    /// <summary>Who would go anywhere is told of by number until they are asked, and then by name.</summary>
    private async Task SendAsync(Visit visit)
    {
        var page = visit.Page;
        // On Friday: for those whose tests run alone, Thursday may be over.
        using var organiser = new Organiser(site) { Day = Site.Thursday.AddDays(1) };
        using var free = new Someone(site, site.Matching.Tokens.Make("Fiona", "demo", Role.Volunteer, subject: $"test:{Guid.CreateVersion7(site.Clock.GetUtcNow())}"));
        await organiser.MeetTodayAsync(4);
        await free.CallAsync("/v1/availabilities", new() { ["originPlace"] = "51.5837,-0.2267", ["from"] = organiser.At(13), ["until"] = organiser.At(20), ["partySize"] = 2 });
        await page.GotoAsync($"/organise/plan#plan={await organiser.PlannedTodayAsync()}");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Sent where they count most" }).WaitForAsync();
        await page.GetByText("who would go anywhere").First.WaitForAsync();
        await page.GetByText("not asked yet").First.WaitForAsync();
        await Assertions.Expect(page.GetByText("Fiona")).ToHaveCountAsync(0);
        await visit.PressAsync("Ask everybody");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("who would go anywhere");
        await visit.PressAsync("Yes, ask them");
        await page.GetByText("Fiona and 1 with them").WaitForAsync();
        await page.GetByText("asked, no answer yet").First.WaitForAsync();
        await visit.ShowAsync("organise-plan-sent");
    }

    /// <summary>Keeps the page from hearing that the search has proven its plan the best, and has ended, before its reader ends it.</summary>
    private static async Task HoldEndAsync(IPage page)
    {
        var pressed = false;
        await page.RouteAsync(Operation, async route =>
        {
            pressed |= route.Request.Method == "POST";
            var answer = await route.FetchAsync();
            var told = JsonNode.Parse(await answer.TextAsync())!.AsObject();
            if (!pressed && (bool?)told["done"] == true)
            {
                (told["done"], told["progress"]) = (false, new JsonObject { ["placed"] = 1, ["elapsed"] = "5s" });
                told.Remove("response");
            }

            await route.FulfillAsync(new() { Response = answer, Body = told.ToJsonString() });
        });
    }

    /// <summary>Somebody is placed.</summary>
    [GeneratedRegex("[1-9][0-9,]* (person has|people have) a place")]
    private static partial Regex Placed { get; }

    [GeneratedRegex("^[A-Z][a-z]+ brings [1-9][0-9]* part(y|ies)$")]
    private static partial Regex Brings { get; }

    [GeneratedRegex("/v1/operations/[^/]+$")]
    private static partial Regex Operation { get; }
}
