using Matching.Api;
using Matching.V1;
using Proof.Chaos.Histories;
using Proof.Chaos.Stored;

namespace Proof.Chaos.Clients;

/// <summary>Reads out of an answer what it tells, in the database's words.</summary>
internal static class Facts
{
    /// <summary>What an offer tells.</summary>
    public static Fact Of(LiftOffer offer) => Of(Thing.Offer, offer.Id, $"{offer.State}", offer.Etag) with
    {
        Said = StoredOffer.SaidOf(offer.HasOutwardSeats ? offer.OutwardSeats : null, offer.HasReturnSeats ? offer.ReturnSeats : null, offer.LatestArrival?.ToDateTimeOffset()),
    };

    /// <summary>What a request tells.</summary>
    public static Fact Of(LiftRequest request) => Of(Thing.Request, request.Id, $"{request.State}", request.Etag) with
    {
        Said = StoredRequest.SaidOf(request.PartySize, request.EarliestDeparture?.ToDateTimeOffset()),
    };

    /// <summary>What a session tells.</summary>
    public static Fact Of(Session session) => Of(Thing.Session, session.Id, $"{session.State}", session.Etag) with
    {
        Said = StoredSession.SaidOf(session.From.ToDateTimeOffset(), session.Until.ToDateTimeOffset()),
    };

    /// <summary>What a booking tells.</summary>
    public static Fact Of(Booking booking) => Of(Thing.Booking, booking.Id, $"{booking.State}", booking.Etag);

    private static Fact Of(Thing thing, string id, string state, string etag) => new(thing, Guid.Parse(id), state.ToUpperInvariant(), Etags.Read(etag) ?? 0);
}
