using System.Text.Json.Nodes;

namespace Web.Tests;

/// <summary>Somebody who rides.</summary>
internal sealed class Rider(Site site, string name) : Someone(site, site.Matching.Tokens.Volunteer(name))
{
    /// <summary>Their last booking.</summary>
    public string Booking { get; private set; } = "";

    /// <summary>Asks an offer for seats there and back.</summary>
    public async Task AskAsync(string offer, string session, string from, int people)
    {
        var request = await CallAsync("/v1/liftRequests", new JsonObject { ["session"] = session, ["originPlace"] = from, ["partySize"] = people });
        var booking = await CallAsync("/v1/bookings", new JsonObject { ["liftOffer"] = offer, ["liftRequest"] = (string)request["id"]! });
        Booking = (string)booking["id"]!;
    }

    /// <summary>Tells the organisers of the driver.</summary>
    public Task ReportAsync(string words) => CallAsync("/v1/reports", new JsonObject { ["booking"] = Booking, ["words"] = words });

    /// <summary>Calls the booking off.</summary>
    public Task CancelAsync() => CallAsync($"/v1/bookings/{Booking}:cancel", []);
}
