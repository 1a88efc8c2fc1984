using Matching.Bookings;
using Matching.Lifts;
using Matching.Storage.Lifts;
using Matching.Storage.Sessions;
using Npgsql;

namespace Matching.Storage.Bookings;

/// <summary>Reads cars with all who ride in them or have asked to, and holds them.</summary>
internal sealed class CarCases(CarReader cars, IOriginVault vault)
{
    private static readonly string OfOffers = BookingRow.Statement("Bookings/of_offers.sql");
    private static readonly string Requests = RequestRow.Statement("Bookings/requests_of_offers.sql");
    private static readonly string Sessions = SessionRow.Statement("Bookings/sessions_of_offers.sql");
    private static readonly string PairOffers = Sql.Read("Bookings/pair_offers.sql");

    /// <summary>The cars of those offers that exist.</summary>
    public async Task<IReadOnlyList<CarCase>> ReadAsync(NpgsqlConnection connection, Guid[] offers, CancellationToken cancellation)
    {
        var read = await cars.ReadAsync(connection, offers, cancellation);
        var live = await ReadAllAsync(connection, OfOffers, offers, BookingRow.Read, cancellation);
        var requests = (await ReadAllAsync(connection, Requests, offers, RequestRow.Read, cancellation)).ToDictionary(row => row.Request.Id);
        var sessions = (await ReadAllAsync(connection, Sessions, offers, SessionRow.Read, cancellation)).ToDictionary(session => session.Id);

        // Whoever asked between these statements is seen by the next look, under the lock.
        return [.. read.Select(car => new CarCase(car, [.. live
            .Where(row => row.Booking.OfferId == car.Offer.Id && requests.ContainsKey(row.Booking.RequestId) && sessions.ContainsKey(row.Booking.SessionId))
            .Select(row => new Party(row.Open(vault), requests[row.Booking.RequestId].Open(vault), sessions[row.Booking.SessionId]))]))];
    }

    /// <summary>
    /// Holds the offers of planned changes and the other cars of their pairs; the caller holds the sessions and requests that come before them. Only what holds a seat binds a plan: somebody who
    /// asks meanwhile does not.
    /// </summary>
    /// <param name="connection">A connection in the transaction.</param>
    /// <param name="changes">The changes as planned.</param>
    /// <param name="asked">Other offers, which somebody concerned has asked and none concerned rides in.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    /// <returns>The requested bookings of all these offers that no plan knows of; null where something has changed that the plans rest on.</returns>
    public static async Task<IReadOnlyList<Booking>?> HoldAsync(
        NpgsqlConnection connection, IReadOnlyList<CarChange> changes, IReadOnlyList<Guid> asked, CancellationToken cancellation)
    {
        Guid[] offers = [.. changes.Select(change => change.Read.Offer.Id), .. asked];
        var pairs = await ReadAllAsync(connection, PairOffers, offers, row => row.GetGuid(0), cancellation);
        var stamps = await OfferStamp.LockAsync(connection, offers.Concat(pairs), cancellation);
        var live = (await ReadAllAsync(connection, OfOffers, offers, BookingRow.Read, cancellation)).Select(row => row.Booking).ToList();
        var held = live.Where(booking => booking.State == BookingState.Accepted).ToLookup(booking => booking.OfferId, Stamp);
        var pairsNow = await ReadAllAsync(connection, PairOffers, offers, row => row.GetGuid(0), cancellation);
        if (!pairsNow.All(stamps.ContainsKey) || !changes.All(change => stamps[change.Read.Offer.Id].IsOf(change.Read)
            && change.Live.Where(booking => booking.State == BookingState.Accepted).Select(Stamp).ToHashSet().SetEquals(held[change.Read.Offer.Id])))
        {
            return null;
        }

        var known = changes.SelectMany(change => change.Live).Select(booking => booking.Id).ToHashSet();
        return [.. live.Where(booking => booking.State == BookingState.Requested && !known.Contains(booking.Id))];
    }

    private static (Guid, long) Stamp(Booking booking) => (booking.Id, booking.Version);

    private static async Task<IReadOnlyList<T>> ReadAllAsync<T>(
        NpgsqlConnection connection, string sql, Guid[] offers, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        await using var command = connection.Command(sql, offers);
        return await command.ReadAllAsync(read, cancellation);
    }
}
