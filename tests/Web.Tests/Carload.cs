using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Matching.People;

namespace Web.Tests;

/// <summary>People who come to a session, and call the API without a browser.</summary>
internal static class Carload
{
    /// <summary>A driver takes one passenger there and back, and a party of two asks for a lift and has none.</summary>
    public static async Task FillAsync(Site site, string session)
    {
        using var driver = Of(site, "Dora");
        using var rider = Of(site, "Rita");
        using var left = Of(site, "Lena");
        var offer = await CallAsync(driver, "/v1/liftOffers", new() { ["session"] = session, ["originPlace"] = "NW3 2QG", ["outwardSeats"] = 1, ["instant"] = true });
        var wish = await CallAsync(rider, "/v1/liftRequests", new() { ["session"] = session, ["originPlace"] = "NW3 2QG" });
        var booking = await CallAsync(rider, "/v1/bookings", new() { ["liftOffer"] = (string)offer["id"]!, ["liftRequest"] = (string)wish["id"]! });
        Assert.Equal("ACCEPTED", (string?)booking["state"]);
        await CallAsync(left, $"/v1/sessions/{session}/signUps", new() { ["people"] = 2 });
        await CallAsync(left, "/v1/liftRequests", new() { ["session"] = session, ["originPlace"] = "SW1A", ["partySize"] = 2 });
    }

    private static HttpClient Of(Site site, string name)
    {
        var client = new HttpClient { BaseAddress = site.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", site.Matching.Tokens.Make(name, "demo", Role.Volunteer, subject: $"test:{Guid.CreateVersion7(site.Clock.GetUtcNow())}"));
        return client;
    }

    private static async Task<JsonObject> CallAsync(HttpClient client, string path, JsonObject body)
    {
        using var answer = await client.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!.AsObject();
    }
}
