using System.Globalization;
using Matching.Geo;
using Matching.Storage.Import;
using TestKit;

namespace Matching.Tests.Storage.Import;

/// <summary>Code-Point Open gives the postcodes that everybody can look up, and the sectors and outcodes made of them agree with PostGIS.</summary>
public sealed class OfficialPostcodesTests(OfficialPostcodes database) : IClassFixture<OfficialPostcodes>
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_postcode_with_a_point_is_there() =>
        Assert.Equal(1_734_274 - 866, await NumberAsync("select count(*) from postcode"));

    [Fact]
    public async Task Buckingham_Palace_is_where_it_is()
    {
        await using var command = database.Source.CreateCommand("select easting, northing from postcode where code = 'SW1A1AA'");
        await using var reader = await command.ExecuteReaderAsync(Stop);
        Assert.True(await reader.ReadAsync(Stop));
        var geo = BritishGrid.ToGeo(new GridPoint(reader.GetInt32(0), reader.GetInt32(1)));
        Assert.Equal(51.50101, geo.Latitude, 2e-5);
        Assert.Equal(-0.14159, geo.Longitude, 3e-5);
    }

    [Theory]
    [InlineData("NW3")]
    [InlineData("SA43 1")]
    [InlineData("PO1")]
    public async Task Shares_of_an_area_equal_those_that_PostGIS_counts(string area)
    {
        var prefix = area.Replace(" ", "", StringComparison.Ordinal);
        var length = area.Contains(' ') ? prefix.Length + 2 : prefix.Length + 3;
        await using var command = database.Source.CreateCommand(
            """
            with unit as (
                select code, st_setsrid(st_point(easting, northing), 27700) point
                from postcode where starts_with(code, $1) and length(code) = $2
            ), located as (
                select unit.code, (
                    select seat.code from seat where boundary_set = '2024' and st_dwithin(outline, point, 5000)
                    order by round(st_distance(outline, point)::numeric, 3), seat.code limit 1) seat
                from unit
            ), counted as (
                select seat, count(*)::double precision / sum(count(*)) over ()::double precision share from located group by seat
            )
            select coalesce(bool_and(abs(counted.share - stored.share) < 1e-12), false) and count(*) = count(stored.share) and count(*) = count(counted.share)
            from counted
            full join (select seat_code, share from place_area_seat where area = $3 and boundary_set = '2024') stored on stored.seat_code = counted.seat
            """);
        command.Parameters.Add(new() { Value = prefix });
        command.Parameters.Add(new() { Value = length });
        command.Parameters.Add(new() { Value = area });
        Assert.True((bool)(await command.ExecuteScalarAsync(Stop))!);
    }

    [Theory]
    [InlineData("shares of every area in a set add up to 1", "select count(*) from (select from place_area_seat group by area, boundary_set having abs(sum(share) - 1) > 1e-9) wrong")]
    [InlineData("every seat of Great Britain has an outcode", "select count(*) from seat where nation <> 'Northern Ireland' and not exists (select from place_area_seat share where share.seat_code = seat.code)")]
    [InlineData("every seat of Northern Ireland has an outcode", "select count(*) from seat where nation = 'Northern Ireland' and not exists (select from place_area_seat share where share.seat_code = seat.code)")]
    public async Task No_area_breaks_the_rule(string rule, string breaches)
    {
        Assert.NotEmpty(rule);
        Assert.Equal(0, await NumberAsync(breaches));
    }

    [Fact]
    public async Task Nine_in_ten_postcodes_of_an_outcode_lie_within_its_radius() =>
        Assert.Equal(0, await NumberAsync(
            """
            select count(*) from (
                select area.code from place_area area
                join postcode unit on starts_with(unit.code, area.code) and length(unit.code) = length(area.code) + 3
                where area.code in ('NW3', 'AB10', 'E1', 'ZE2')
                group by area.code
                having count(*) <> max(area.postcodes)
                or count(*) filter (where (unit.easting - area.easting) ^ 2 + (unit.northing - area.northing) ^ 2 <= area.radius_metres ^ 2) < 0.9 * count(*)
            ) wrong
            """));

    /// <summary>What the project ships is what its own tool makes of the official files, byte for byte; and what is imported again replaces what was there.</summary>
    [Fact]
    public async Task All_figures_import_again_and_the_shipped_files_are_rebuilt_byte_for_byte()
    {
        var folder = Directory.CreateTempSubdirectory("shipped").FullName;
        try
        {
            var import = new OfficialImport(database.ConnectionString, TimeProvider.System) { ShipInto = folder };
            await import.SeatsAsync(OfficialData.Seats2024, null, Stop);
            await import.ResultsAsync([OfficialData.Results2024, OfficialData.Candidates2024], null, null, Stop);
            var report = await import.PostcodesAsync([OfficialData.Postcodes, OfficialData.Outcodes, OfficialData.DataZones], Stop);
            Assert.Contains(report.Notes, note => note.StartsWith("866 postcodes without a point", StringComparison.Ordinal));

            var shipped = Names(ShippedPostGis.Folder);
            Assert.Equal(shipped, Names(folder));
            foreach (var name in shipped)
            {
                var (wanted, made) = (await File.ReadAllBytesAsync(Path.Combine(ShippedPostGis.Folder, name), Stop), await File.ReadAllBytesAsync(Path.Combine(folder, name), Stop));
                Assert.True(wanted.AsSpan().SequenceEqual(made), $"{name} differs from what the official files give; write it anew with ./dev import … --ship.");
            }

            Assert.True(shipped.Sum(name => new FileInfo(Path.Combine(folder, name)).Length) < 3_000_000);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Assert.Equal(1_734_274 - 866, await NumberAsync("select count(*) from postcode"));
        Assert.Equal(1, await NumberAsync("select count(*) from pg_inherits where inhparent = 'postcode'::regclass"));
        Assert.Equal(80, await NumberAsync("select count(*) from place_area where code like 'BT%'"));
    }

    private static List<string> Names(string folder) => [.. Directory.GetFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private async Task<long> NumberAsync(string sql)
    {
        await using var command = database.Source.CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(Stop), CultureInfo.InvariantCulture);
    }
}
