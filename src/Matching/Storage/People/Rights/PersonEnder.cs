using Matching.People;
using Matching.Storage.Bookings;
using Matching.Storage.Recurring;
using Matching.Storage.Sessions;
using Npgsql;

namespace Matching.Storage.People.Rights;

/// <summary>
/// Ends all that a person takes part in, in a transaction of the caller, by the ways in which they would have ended it themselves: whoever loses a seat is found another, whoever waited
/// for a place gets it, and all are told. Locks are taken in the order of everybody else: availabilities, series, sessions, requests, offers.
/// </summary>
internal sealed class PersonEnder(SeriesChanger series, SignUpWriter signUps, LiftEnder lifts, TimeProvider clock)
{
    private static readonly string LiveAvailabilities = Sql.Read("People/Erase/live_availabilities.sql");
    private static readonly string LiveSeries = Sql.Read("People/Erase/live_series.sql");
    private static readonly string LiveSessions = Sql.Read("People/Erase/live_sessions.sql");
    private static readonly string LiveSignUps = Sql.Read("People/Erase/live_sign_ups.sql");
    private static readonly string LiveRequests = Sql.Read("People/Erase/live_requests.sql");
    private static readonly string LiveOffers = Sql.Read("People/Erase/live_offers.sql");

    /// <summary>Ends it, as they would themselves.</summary>
    public Task EndAsync(NpgsqlConnection connection, Caller person, CancellationToken cancellation) => EndAsync(connection, person, byOrganiser: false, cancellation);

    /// <summary>Ends it.</summary>
    /// <param name="connection">A connection in the transaction.</param>
    /// <param name="person">Whose doings end.</param>
    /// <param name="byOrganiser">Whether it is as if an organiser had struck them off, so that they are told too.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task EndAsync(NpgsqlConnection connection, Caller person, bool byOrganiser, CancellationToken cancellation)
    {
        var by = byOrganiser ? Caller.InNameOf("organisers", "Organisers", person.Campaign) : person;
        var now = clock.GetStorableNow();
        await connection.RunAsync(LiveAvailabilities, cancellation, person.Campaign, person.Subject, now);
        foreach (var id in await IdsAsync(LiveSeries))
        {
            await series.CancelAsync(connection, person, id, version: null, booked: true, cancellation);
        }

        await using var find = connection.Command(LiveSessions, person.Campaign, person.Subject, now);
        foreach (var session in await find.ReadAllAsync(row => row.GetGuid(0), cancellation))
        {
            await SignUpWriter.LockAsync(connection, session, cancellation);
        }

        await using var coming = connection.Command(LiveSignUps, person.Campaign, person.Subject, now);
        foreach (var (session, signUp) in await coming.ReadAllAsync(row => (row.GetGuid(0), row.GetGuid(1)), cancellation))
        {
            await signUps.CancelAsync(connection, session, signUp, by, cancellation);
        }

        // What no sign-up brought with it: requests of those who have no place yet, coaches, and what nobody has ended since its session was over.
        foreach (var request in await IdsAsync(LiveRequests))
        {
            await lifts.CancelRequestAsync(connection, request, cancellation);
        }

        foreach (var offer in await IdsAsync(LiveOffers))
        {
            await lifts.CancelOfferAsync(connection, offer, cancellation);
        }

        async Task<IReadOnlyList<Guid>> IdsAsync(string sql)
        {
            await using var ids = connection.Command(sql, person.Campaign, person.Subject);
            return await ids.ReadAllAsync(row => row.GetGuid(0), cancellation);
        }
    }
}
