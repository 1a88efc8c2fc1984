using Matching.Bookings;
using Matching.Lifts;
using Matching.Sessions;
using Npgsql;

namespace Matching.Storage.Bookings;

/// <summary>
/// Notes what happened, in the transaction that made it happen: for those who watch the offer, and for each person who is to be told. The caller holds
/// the offer's row.
/// </summary>
internal sealed class Happenings(TimeProvider clock)
{
    private static readonly string OfferEvent = Sql.Read("Bookings/offer_event.sql");
    private static readonly string TellSession = Sql.Read("Bookings/tell_session.sql");
    private static readonly string Tell = Sql.Read("Bookings/tell.sql");

    /// <summary>Something happened to a booking.</summary>
    /// <param name="connection">A connection in the transaction.</param>
    /// <param name="kind">What, as watchers and messages name it.</param>
    /// <param name="booking">The booking.</param>
    /// <param name="people">Subjects of those to be told.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    public async Task OfBookingAsync(NpgsqlConnection connection, string kind, Booking booking, string[] people, CancellationToken cancellation)
    {
        var now = clock.GetStorableNow();
        await using var note = connection.Command(OfferEvent, booking.OfferId, kind, booking.Id, now);
        await note.ExecuteNonQueryAsync(cancellation);
        await TellAsync(connection, kind, booking, people, cancellation);
    }

    /// <summary>Something happened to a session: tells all whom it concerns but the one who did it. The caller holds the session's row.</summary>
    public async Task OfSessionAsync(NpgsqlConnection connection, string kind, Session session, string by, CancellationToken cancellation)
    {
        var now = clock.GetStorableNow();
        await connection.RunAsync(TellSession, cancellation, Guid.CreateVersion7(now), kind, session.Campaign, session.Id, now, by);
    }

    /// <summary>Tells people something of their own places at a session.</summary>
    public async Task OfPlaceAsync(NpgsqlConnection connection, string kind, string campaign, Guid session, string[] people, CancellationToken cancellation)
    {
        var now = clock.GetStorableNow();
        await connection.RunAsync(Tell, cancellation, Guid.CreateVersion7(now), people, kind, campaign, session, null, null, null, now);
    }

    /// <summary>Tells a passenger something that no booking stands for.</summary>
    public async Task OfRequestAsync(NpgsqlConnection connection, string kind, LiftRequest request, CancellationToken cancellation)
    {
        var now = clock.GetStorableNow();
        await connection.RunAsync(
            Tell, cancellation, Guid.CreateVersion7(now), new[] { request.Passenger }, kind, request.Campaign, request.Needs.SessionId, null, request.Id, null, now);
    }

    /// <summary>Something happened to an offer as a whole.</summary>
    public Task OfOfferAsync(NpgsqlConnection connection, string kind, Guid offer, CancellationToken cancellation) =>
        connection.RunAsync(OfferEvent, cancellation, offer, kind, null, clock.GetStorableNow());

    /// <summary>Tells people about a booking without an event of the offer.</summary>
    public async Task TellAsync(NpgsqlConnection connection, string kind, Booking booking, string[] people, CancellationToken cancellation)
    {
        var now = clock.GetStorableNow();
        await using var tell = connection.Command(
            Tell, Guid.CreateVersion7(now), people, kind, booking.Campaign, booking.SessionId, booking.OfferId, booking.RequestId, booking.Id, now);
        await tell.ExecuteNonQueryAsync(cancellation);
    }
}
