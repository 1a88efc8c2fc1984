using Matching.Geo;
using Matching.Lifts;
using Matching.People;
using Matching.Storage.Lifts;
using Npgsql;

namespace Matching.Storage.People.Rights;

/// <summary>
/// Takes out where somebody lived. In its place stands the point of the session, sealed like any other, so that whoever reads what is left finds a point and no gap.
/// </summary>
internal sealed class PlaceBlanker(IOriginVault vault)
{
    private static readonly string OffersOf = Sql.Read("People/Erase/offers_of.sql");
    private static readonly string Offers = Sql.Read("People/Erase/offers.sql");
    private static readonly string Legs = Sql.Read("People/Erase/legs.sql");
    private static readonly string BookingsOf = Sql.Read("People/Erase/bookings_of.sql");
    private static readonly string Homes = Sql.Read("People/Erase/homes.sql");
    private static readonly string Stops = Sql.Read("People/Erase/stops.sql");
    private static readonly string RequestsOf = Sql.Read("People/Erase/requests_of.sql");
    private static readonly string Requests = Sql.Read("People/Erase/requests.sql");

    /// <summary>Empties offers, requests and what was booked on these, whose driver or passenger is nobody from then on.</summary>
    public async Task BlankAsync(NpgsqlConnection connection, Caller person, string nobody, CancellationToken cancellation)
    {
        var offers = await PlacesAsync(OffersOf);
        await connection.RunAsync(Offers, cancellation, offers.Ids, offers.Eastings, offers.Northings, SealedPoints(offers), SealedTexts(offers), nobody);
        await connection.RunAsync(Legs, cancellation, offers.Ids, offers.Eastings, offers.Northings);

        // Found by their passenger, so before the requests.
        var bookings = await PlacesAsync(BookingsOf);
        await connection.RunAsync(Homes, cancellation, bookings.Ids, SealedPoints(bookings));
        await connection.RunAsync(Stops, cancellation, bookings.Ids, SealedPoints(bookings));

        var requests = await PlacesAsync(RequestsOf);
        await connection.RunAsync(Requests, cancellation, requests.Ids, requests.Eastings, requests.Northings, SealedPoints(requests), SealedTexts(requests), nobody);

        async Task<Places> PlacesAsync(string sql)
        {
            await using var find = connection.Command(sql, person.Campaign, person.Subject);
            var rows = await find.ReadAllAsync(row => (Id: row.GetGuid(0), Easting: row.GetDouble(1), Northing: row.GetDouble(2)), cancellation);
            return new Places([.. rows.Select(row => row.Id)], [.. rows.Select(row => row.Easting)], [.. rows.Select(row => row.Northing)]);
        }
    }

    private byte[][] SealedPoints(Places places) => [.. places.Ids.Select((id, at) => vault.SealPoint(id, new GridPoint(places.Eastings[at], places.Northings[at])))];

    private byte[][] SealedTexts(Places places) => [.. places.Ids.Select(id => vault.SealText(id, ""))];

    private sealed record Places(Guid[] Ids, double[] Eastings, double[] Northings);
}
