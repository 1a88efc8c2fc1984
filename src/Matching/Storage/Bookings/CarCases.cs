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
    /// Holds the offers of planned changes and the other cars of their pairs; the caller holds the sessions and requests that come before them. Tells whether
    /// nothing has changed that the plans rest on.
    /// </summary>
    public static async Task<bool> HoldAsync(NpgsqlConnection connection, IReadOnlyList<CarChange> changes, CancellationToken cancellation)
    {
        var offers = changes.Select(change => change.Read.Offer.Id).ToArray();
        var pairs = await ReadAllAsync(connection, PairOffers, offers, row => row.GetGuid(0), cancellation);
        var stamps = await OfferStamp.LockAsync(connection, offers.Concat(pairs), cancellation);
        var live = (await ReadAllAsync(connection, OfOffers, offers, BookingRow.Read, cancellation)).ToLookup(row => row.Booking.OfferId, row => Stamp(row.Booking));
        return changes.All(change => stamps[change.Read.Offer.Id].IsOf(change.Read)
            && change.Live.Select(Stamp).ToHashSet().SetEquals(live[change.Read.Offer.Id]));
    }

    private static (Guid, long) Stamp(Booking booking) => (booking.Id, booking.Version);

    private static async Task<IReadOnlyList<T>> ReadAllAsync<T>(
        NpgsqlConnection connection, string sql, Guid[] offers, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        await using var command = connection.Command(sql, offers);
        return await command.ReadAllAsync(read, cancellation);
    }
}
