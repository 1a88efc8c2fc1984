using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Web.Tests;

/// <summary>Somebody who drives, and calls the API without a browser.</summary>
internal sealed class Driver : IDisposable
{
    private readonly HttpClient client;

    public Driver(Site site, string name)
    {
        client = new HttpClient { BaseAddress = site.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", site.Matching.Tokens.Volunteer(name));
    }

    /// <summary>The offer.</summary>
    public string Offer { get; private set; } = "";

    /// <summary>Offers three seats.</summary>
    public async Task OfferAsync(string session, string from)
    {
        var offer = await CallAsync("/v1/liftOffers", new JsonObject { ["session"] = session, ["originPlace"] = from, ["outwardSeats"] = 3, ["car"] = "Green Fiesta", ["plate"] = "AB12 CDE" });
        Offer = (string)offer["id"]!;
    }

    /// <summary>Says yes to the first who asks.</summary>
    public async Task AcceptAsync()
    {
        var bookings = (JsonArray)(await client.GetFromJsonAsync<JsonObject>($"/v1/bookings?liftOffer={Offer}", TestContext.Current.CancellationToken))!["bookings"]!;
        await CallAsync($"/v1/bookings/{Assert.Single(bookings)!["id"]}:accept", []);
    }

    /// <summary>Calls the offer off.</summary>
    public Task DropOutAsync() => CallAsync($"/v1/liftOffers/{Offer}:cancel", []);

    public void Dispose() => client.Dispose();

    private async Task<JsonObject> CallAsync(string path, JsonObject body)
    {
        using var answer = await client.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!.AsObject();
    }
}
