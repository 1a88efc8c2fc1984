using Matching.People;

namespace Web.Tests;

/// <summary>People who come to a session.</summary>
internal static class Carload
{
    /// <summary>A driver takes one passenger there and back, who tells the organisers of it, and a party of two asks for a lift and has none.</summary>
    public static async Task FillAsync(Site site, string session)
    {
        using var driver = Of(site, "Dora");
        using var rider = Of(site, "Rita");
        using var left = Of(site, "Lena");
        var offer = await driver.CallAsync("/v1/liftOffers", new() { ["session"] = session, ["originPlace"] = "NW3 2QG", ["outwardSeats"] = 1, ["instant"] = true });
        var wish = await rider.CallAsync("/v1/liftRequests", new() { ["session"] = session, ["originPlace"] = "NW3 2QG" });
        var booking = await rider.CallAsync("/v1/bookings", new() { ["liftOffer"] = (string)offer["id"]!, ["liftRequest"] = (string)wish["id"]! });
        Assert.Equal("ACCEPTED", (string?)booking["state"]);
        await rider.CallAsync("/v1/reports", new() { ["booking"] = (string)booking["id"]!, ["words"] = "Drove much too fast." });
        await left.CallAsync($"/v1/sessions/{session}/signUps", new() { ["people"] = 2 });
        await left.CallAsync("/v1/liftRequests", new() { ["session"] = session, ["originPlace"] = "SW1A", ["partySize"] = 2 });
    }

    /// <summary>Somebody takes a seat in the coach to a session.</summary>
    public static async Task BoardAsync(Site site, string session)
    {
        using var rider = Of(site, "Cora");
        var wish = await rider.CallAsync("/v1/liftRequests", new() { ["session"] = session, ["originPlace"] = "NW3 2QG" });
        var matches = await rider.AskAsync($"/v1/liftRequests/{wish["id"]}/matches");
        var coach = matches["matches"]!.AsArray().Single(match => (bool?)match!["coach"] == true)!;
        var booking = await rider.CallAsync("/v1/bookings", new() { ["liftOffer"] = (string)coach["liftOffer"]!, ["liftRequest"] = (string)wish["id"]! });
        Assert.Equal("ACCEPTED", (string?)booking["state"]);
    }

    private static Someone Of(Site site, string name) =>
        new(site, site.Matching.Tokens.Make(name, "demo", Role.Volunteer, subject: $"test:{Guid.CreateVersion7(site.Clock.GetUtcNow())}"));
}
