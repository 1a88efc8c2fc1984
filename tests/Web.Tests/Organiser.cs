using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Web.Tests;

/// <summary>Somebody who runs sessions, and calls the API without a browser.</summary>
internal sealed class Organiser : IDisposable
{
    private readonly HttpClient client;

    public Organiser(Site site)
    {
        client = new HttpClient { BaseAddress = site.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", site.Matching.Tokens.Organiser());
    }

    /// <summary>Makes a session in Hendon this afternoon, of which only the point is told; answers its id.</summary>
    public async Task<string> MeetTodayAsync(int maximum)
    {
        var body = new JsonObject
        {
            ["campaign"] = "demo",
            ["kind"] = "LEAFLET",
            ["location"] = new JsonObject { ["latitude"] = 51.5837, ["longitude"] = -0.2267 },
            ["from"] = At(15),
            ["until"] = At(17),
            ["wanted"] = maximum,
            ["maximum"] = maximum,
        };
        return (string)(await CallAsync(HttpMethod.Post, "/v1/sessions", body))["id"]!;
    }

    /// <summary>Lets more people come.</summary>
    public Task WidenAsync(string session, int maximum) =>
        CallAsync(HttpMethod.Patch, $"/v1/sessions/{session}?updateMask=maximum", new JsonObject { ["maximum"] = maximum });

    public void Dispose() => client.Dispose();

    private static string At(int hour) => Site.Thursday.AddHours(hour - Site.Thursday.Hour).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private async Task<JsonObject> CallAsync(HttpMethod method, string path, JsonObject body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!.AsObject();
    }
}
