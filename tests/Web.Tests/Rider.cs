using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Web.Tests;

/// <summary>Somebody who rides, and calls the API without a browser.</summary>
internal sealed class Rider : IDisposable
{
    private readonly HttpClient client;

    public Rider(Site site, string name)
    {
        client = new HttpClient { BaseAddress = site.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", site.Matching.Tokens.Volunteer(name));
    }

    /// <summary>Their last booking.</summary>
    public string Booking { get; private set; } = "";

    /// <summary>Asks an offer for seats there and back.</summary>
    public async Task AskAsync(string offer, string session, string from, int people)
    {
        var request = await CallAsync("/v1/liftRequests", new JsonObject { ["session"] = session, ["originPlace"] = from, ["partySize"] = people });
        var booking = await CallAsync("/v1/bookings", new JsonObject { ["liftOffer"] = offer, ["liftRequest"] = (string)request["id"]! });
        Booking = (string)booking["id"]!;
    }

    /// <summary>Calls the booking off.</summary>
    public Task CancelAsync() => CallAsync($"/v1/bookings/{Booking}:cancel", []);

    public void Dispose() => client.Dispose();

    private async Task<JsonObject> CallAsync(string path, JsonObject body)
    {
        using var answer = await client.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!.AsObject();
    }
}
