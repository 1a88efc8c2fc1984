using Matching.Geo;
using Matching.Lifts;
using Matching.People;
using Matching.Storage.Lifts;
using Npgsql;

namespace Matching.Storage.People.Rights;

/// <summary>
/// Takes out where somebody lived, of whoever is erased and of what is long over. In its place stands the point of the session, sealed like any other, so that whoever reads what is left finds a point and no gap.
/// </summary>
internal sealed class PlaceBlanker(IOriginVault vault, TimeProvider clock)
{
    private static readonly string OffersOf = Sql.Read("People/Erase/offers_of.sql");
    private static readonly string Offers = Sql.Read("People/Erase/offers.sql");
    private static readonly string Legs = Sql.Read("People/Erase/legs.sql");
    private static readonly string BookingsOf = Sql.Read("People/Erase/bookings_of.sql");
    private static readonly string Homes = Sql.Read("People/Erase/homes.sql");
    private static readonly string Stops = Sql.Read("People/Erase/stops.sql");
    private static readonly string RequestsOf = Sql.Read("People/Erase/requests_of.sql");
    private static readonly string Requests = Sql.Read("People/Erase/requests.sql");

    /// <summary>Empties a person's offers, requests and what was booked on these, whose driver or passenger is nobody from then on.</summary>
    public async Task BlankAsync(NpgsqlConnection connection, Caller person, string nobody, CancellationToken cancellation)
    {
        await BlankOffersAsync(connection, await PlacesAsync(OffersOf), nobody, cancellation);
        await BlankRequestsAsync(connection, await PlacesAsync(RequestsOf), nobody, cancellation);

        async Task<Places> PlacesAsync(string sql)
        {
            await using var find = connection.Command(sql, person.Campaign, person.Subject);
            return await ReadAsync(find, cancellation);
        }
    }

    /// <summary>Empties offers that the transaction holds.</summary>
    /// <param name="connection">In a transaction.</param>
    /// <param name="offers">Which, and what stands in place of their origins.</param>
    /// <param name="nobody">Who drives from then on; null where the driver stays who they are.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task BlankOffersAsync(NpgsqlConnection connection, Places offers, string? nobody, CancellationToken cancellation)
    {
        await connection.RunAsync(Offers, cancellation, offers.Ids, offers.Eastings, offers.Northings, SealedPoints(offers), SealedTexts(offers), nobody, clock.GetStorableNow());
        await connection.RunAsync(Legs, cancellation, offers.Ids, offers.Eastings, offers.Northings);
    }

    /// <summary>Empties requests that the transaction holds, and what was booked on them.</summary>
    /// <param name="connection">In a transaction.</param>
    /// <param name="requests">Which, and what stands in place of their origins.</param>
    /// <param name="nobody">Who rides from then on; null where the passenger stays who they are.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task BlankRequestsAsync(NpgsqlConnection connection, Places requests, string? nobody, CancellationToken cancellation)
    {
        await using var find = connection.Command(BookingsOf, requests.Ids);
        var bookings = await ReadAsync(find, cancellation);
        var homes = SealedPoints(bookings);
        await connection.RunAsync(Homes, cancellation, bookings.Ids, homes);
        await connection.RunAsync(Stops, cancellation, bookings.Ids, homes);
        await connection.RunAsync(Requests, cancellation, requests.Ids, requests.Eastings, requests.Northings, SealedPoints(requests), SealedTexts(requests), nobody, clock.GetStorableNow());
    }

    private static async Task<Places> ReadAsync(NpgsqlCommand find, CancellationToken cancellation) =>
        Places.Of(await find.ReadAllAsync(row => (row.GetGuid(0), row.GetDouble(1), row.GetDouble(2)), cancellation));

    private byte[][] SealedPoints(Places places) => [.. places.Ids.Select((id, at) => vault.SealPoint(id, new GridPoint(places.Eastings[at], places.Northings[at])))];

    private byte[][] SealedTexts(Places places) => [.. places.Ids.Select(id => vault.SealText(id, ""))];
}
