using Matching.Bookings;
using Npgsql;

namespace Matching.Storage.Bookings;

/// <summary>
/// Ends offers and requests with all that was booked on them, inside a transaction of the caller. Locks are taken in one order: session, requests, offers.
/// </summary>
internal sealed class LiftEnder(BookingEnder ender, Happenings happenings, TimeProvider clock)
{
    private static readonly string OfOffers = BookingRow.Statement("Bookings/of_offers.sql");
    private static readonly string OfRequest = BookingRow.Statement("Bookings/of_request.sql");
    private static readonly string OffersAsked = Sql.Read("Bookings/offers_asked.sql");
    private static readonly string OfSession = BookingRow.Statement("Bookings/of_session.sql");
    private static readonly string CancelOffer = Sql.Read("Lifts/offer_cancel.sql");
    private static readonly string CancelRequest = Sql.Read("Lifts/request_cancel.sql");
    private static readonly string EndLegs = Sql.Read("Lifts/leg_end.sql");
    private static readonly string LockSessionRequests = Sql.Read("Bookings/lock_session_requests.sql");
    private static readonly string SessionOffers = Sql.Read("Bookings/session_offers.sql");
    private static readonly string CancelSessionOffers = Sql.Read("Bookings/cancel_session_offers.sql");
    private static readonly string CancelSessionRequests = Sql.Read("Bookings/cancel_session_requests.sql");
    private static readonly string LeftOut = Sql.Read("Recurring/offer_left_out.sql");
    private static readonly string PersonOffer = Sql.Read("Bookings/person_offer.sql");
    private static readonly string PersonRequest = Sql.Read("Bookings/person_request.sql");

    /// <summary>Cancels an offer; its passengers are freed, and each is to be found another lift.</summary>
    public Task CancelOfferAsync(NpgsqlConnection connection, Guid offer, CancellationToken cancellation) =>
        CancelOfferAsync(connection, offer, EndedBy.Driver, cancellation);

    private async Task CancelOfferAsync(NpgsqlConnection connection, Guid offer, EndedBy by, CancellationToken cancellation)
    {
        await OfferStamp.LockAsync(connection, [offer], cancellation);
        await EndEachAsync(connection, OfOffers, new[] { offer }, _ => by, cancellation);
        await connection.RunAsync(CancelOffer, cancellation, offer, clock.GetStorableNow());
        await connection.RunAsync(EndLegs, cancellation, offer);
        await connection.RunAsync(LeftOut, cancellation, offer);
        await happenings.OfOfferAsync(connection, "OFFER_CANCELLED", offer, cancellation);
    }

    /// <summary>Cancels a request that the transaction holds, and its bookings.</summary>
    public Task CancelRequestAsync(NpgsqlConnection connection, Guid request, CancellationToken cancellation) =>
        CancelRequestAsync(connection, request, EndedBy.Passenger, cancellation);

    private async Task CancelRequestAsync(NpgsqlConnection connection, Guid request, EndedBy by, CancellationToken cancellation)
    {
        await using var asked = connection.Command(OffersAsked, request);
        await OfferStamp.LockAsync(connection, await asked.ReadAllAsync(row => row.GetGuid(0), cancellation), cancellation);
        await EndEachAsync(connection, OfRequest, request, _ => by, cancellation);
        await connection.RunAsync(CancelRequest, cancellation, request, clock.GetStorableNow());
    }

    /// <summary>
    /// Ends what a person who no longer comes to a session offered and asked for there: who does not come brings nobody and rides with nobody. Where an
    /// organiser struck them off, they are told of it as all others are.
    /// </summary>
    public async Task LeaveSessionAsync(NpgsqlConnection connection, Guid session, string person, bool byOrganiser, CancellationToken cancellation)
    {
        if (await FindAsync(connection, PersonRequest, session, person, cancellation) is { } request)
        {
            await CancelRequestAsync(connection, request, byOrganiser ? EndedBy.Organiser : EndedBy.Passenger, cancellation);
        }

        if (await FindAsync(connection, PersonOffer, session, person, cancellation) is { } offer)
        {
            await CancelOfferAsync(connection, offer, byOrganiser ? EndedBy.Change : EndedBy.Driver, cancellation);
        }
    }

    /// <summary>
    /// Ends all lifts to a session that is cancelled and held. Those who wanted to go there need no other car; those whom a car there would only have
    /// brought elsewhere on its way are freed.
    /// </summary>
    public async Task EndSessionAsync(NpgsqlConnection connection, Guid session, CancellationToken cancellation)
    {
        await connection.RunAsync(LockSessionRequests, cancellation, session);
        await using var find = connection.Command(SessionOffers, session);
        await OfferStamp.LockAsync(connection, await find.ReadAllAsync(row => row.GetGuid(0), cancellation), cancellation);
        await EndEachAsync(connection, OfSession, session, booking => booking.SessionId == session ? EndedBy.Organiser : EndedBy.Change, cancellation);
        await using var cancel = connection.Command(CancelSessionOffers, session, clock.GetStorableNow());
        foreach (var offer in await cancel.ReadAllAsync(row => row.GetGuid(0), cancellation))
        {
            await happenings.OfOfferAsync(connection, "OFFER_CANCELLED", offer, cancellation);
        }

        await connection.RunAsync(CancelSessionRequests, cancellation, session, clock.GetStorableNow());
    }

    private async Task EndEachAsync(NpgsqlConnection connection, string live, object of, Func<Booking, EndedBy> by, CancellationToken cancellation)
    {
        await using var find = connection.Command(live, of);
        var rows = await find.ReadAllAsync(BookingRow.Read, cancellation);
        await ender.CancelEachAsync(connection, rows.Select(row => row.Booking), by, cancellation);
    }

    private static async Task<Guid?> FindAsync(NpgsqlConnection connection, string sql, Guid session, string person, CancellationToken cancellation)
    {
        await using var find = connection.Command(sql, session, person);
        var ids = await find.ReadAllAsync(row => row.GetGuid(0), cancellation);
        return ids.Count == 0 ? null : ids[0];
    }
}
