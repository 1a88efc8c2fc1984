using System.Text.Json.Nodes;

namespace Web.Tests;

/// <summary>Somebody who drives.</summary>
internal sealed class Driver(Site site, string name) : Someone(site, site.Matching.Tokens.Volunteer(name))
{
    /// <summary>The offer.</summary>
    public string Offer { get; private set; } = "";

    /// <summary>Offers three seats: there and back, or one of the two.</summary>
    public async Task OfferAsync(string session, string from, string legs = "BOTH")
    {
        var seats = legs == "RETURN" ? "returnSeats" : "outwardSeats";
        var offer = await CallAsync("/v1/liftOffers", new JsonObject { ["session"] = session, ["originPlace"] = from, ["legs"] = legs, [seats] = 3, ["car"] = "Green Fiesta", ["plate"] = "AB12 CDE" });
        Offer = (string)offer["id"]!;
    }

    /// <summary>Says yes to the only one who asks.</summary>
    public async Task AcceptAsync()
    {
        var bookings = (JsonArray)(await AskAsync($"/v1/bookings?liftOffer={Offer}"))["bookings"]!;
        await CallAsync($"/v1/bookings/{Assert.Single(bookings)!["id"]}:accept", []);
    }

    /// <summary>Calls the offer off.</summary>
    public Task DropOutAsync() => CallAsync($"/v1/liftOffers/{Offer}:cancel", []);
}
