using Matching.Geo;
using Matching.Hosting;
using Matching.V1;
using TestKit;

namespace Matching.Tests.Sessions;

/// <summary>
/// A database with two square seats side by side, a result in each, and the campaign <c>demo</c>:
/// <code>
///   190 km +-----------+-----------+
///          | E14000001 | E14000002 |
///          |   Westby  |   Eastby  |
///   180 km +-----------+-----------+
///        500 km      510 km      520 km
/// </code>
/// </summary>
public sealed class TwoSeats : PostGis
{
    private const string Figures =
        """
        insert into release (kind, boundary_set, election, source, sha256, row_count, imported_at)
        values ('SEATS', '2024', '', 'test', '', 2, '2026-01-01T00:00:00Z'), ('RESULTS', '2024', '2024', 'test', '', 2, '2026-01-01T00:00:00Z');
        insert into seat (boundary_set, code, name, nation, region, outline, hub, release_id)
        select '2024', code, name, 'England', 'London', st_multi(st_makeenvelope(west, 180000, west + 10000, 190000, 27700)),
               st_setsrid(st_point(west + 5000, 185000), 27700), 1
        from (values ('E14000001', 'Westby', 500000), ('E14000002', 'Eastby', 510000)) as square (code, name, west);
        insert into seat_result (boundary_set, election, code, electorate, valid_votes, first_party, second_party, majority, release_id)
        select '2024', '2024', code, 70000, 40000, 'Lab', 'Con', 800, 2 from seat;
        insert into seat_votes (boundary_set, election, code, party, votes, is_party)
        select '2024', '2024', code, party, votes, party <> 'Ind'
        from seat, (values ('Lab', 20000), ('Con', 19200), ('Ind', 800)) as counted (party, votes);
        insert into campaign (id, name, boundary_set, election, max_margin_share, demo, created_at, updated_at)
        values ('demo', 'Demo', '2024', '2024', 0.05, false, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
               ('other', 'Other', '2024', '2024', 0.05, false, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z')
        """;

    /// <summary>A moment before every session of these tests.</summary>
    public static readonly DateTimeOffset Now = new(2026, 5, 1, 9, 0, 0, TimeSpan.Zero);

    /// <inheritdoc />
    protected override string TemplateKey => "two_seats";

    /// <summary>The point so many metres east and north of Westby's south-western corner.</summary>
    public static LatLng At(double east, double north)
    {
        var point = BritishGrid.ToGeo(new GridPoint(500_000 + east, 180_000 + north));
        return new() { Latitude = point.Latitude, Longitude = point.Longitude };
    }

    /// <inheritdoc />
    protected override async Task FillAsync(string connectionString)
    {
        await using var source = StorageSetup.Open(connectionString);
        await using var command = source.CreateCommand(Figures);
        await command.ExecuteNonQueryAsync();
    }
}
