using System.Globalization;
using System.Text.Json.Nodes;

namespace Web.Tests;

/// <summary>Somebody who runs sessions.</summary>
internal sealed class Organiser(Site site) : Someone(site, site.Matching.Tokens.Organiser())
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>The day that they speak of as today.</summary>
    public DateTimeOffset Day { get; init; } = Site.Thursday;

    /// <summary>Makes a session this afternoon, of which only the point is told; answers its id.</summary>
    public async Task<string> MeetTodayAsync(int maximum, double latitude = 51.5837, double longitude = -0.2267)
    {
        var body = new JsonObject
        {
            ["campaign"] = "demo",
            ["kind"] = "LEAFLET",
            ["location"] = new JsonObject { ["latitude"] = latitude, ["longitude"] = longitude },
            ["from"] = At(15),
            ["until"] = At(17),
            ["wanted"] = maximum,
            ["maximum"] = maximum,
        };
        return (string)(await CallAsync("/v1/sessions", body))["id"]!;
    }

    /// <summary>Lets more people come.</summary>
    public Task WidenAsync(string session, int maximum) =>
        CallAsync($"/v1/sessions/{session}?updateMask=maximum", new JsonObject { ["maximum"] = maximum }, HttpMethod.Patch);

    /// <summary>Has this afternoon planned, and asks everybody whom the plan sends.</summary>
    public async Task PlanTodayAsync()
    {
        var plan = await PlannedTodayAsync();
        JsonObject told;
        do
        {
            told = await CallAsync($"/v1/plans/{plan}:commit", []);
        }
        while ((int?)told["remaining"] > 0);
        Assert.NotEmpty(told["asked"]!.AsArray());
    }

    /// <summary>Has this afternoon planned; answers the plan's id.</summary>
    public async Task<string> PlannedTodayAsync()
    {
        var plan = await CallAsync("/v1/plans", new JsonObject { ["campaign"] = "demo", ["from"] = At(14), ["until"] = At(18), ["timeLimit"] = "20s" });
        while ((bool?)(await AskAsync($"/v1/operations/{plan["id"]}"))["done"] != true)
        {
            await Task.Delay(Pause, TimeProvider.System, TestContext.Current.CancellationToken);
        }

        return (string)plan["id"]!;
    }

    /// <summary>An hour of today.</summary>
    public string At(int hour) => Day.AddHours(hour - Day.Hour).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
