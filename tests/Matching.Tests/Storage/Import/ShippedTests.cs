using Matching.Storage.Import.Shipping;
using TestKit;

namespace Matching.Tests.Storage.Import;

/// <summary>The shipped figures fill an empty database, never replace official ones, and are replaced by them.</summary>
public sealed class ShippedTests(ShippedPostGis database) : IClassFixture<ShippedPostGis>
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("650 seats", 650, "select count(*) from seat where boundary_set = '2024'")]
    [InlineData("all valid votes", 28_808_662, "select sum(valid_votes) from seat_result where election = '2024'")]
    [InlineData("seats under 5 %", 115, "select count(*) from seat_result where majority < 0.05 * valid_votes")]
    [InlineData("three releases, all marked", 3, "select count(*) from release where shipped and replaced_at is null")]
    [InlineData("the outcodes of Northern Ireland", 80, "select count(*) from place_area where code like 'BT%' and kind = 'OUTCODE'")]
    [InlineData("no area with shares other than 1", 0, "select count(*) from (select from place_area_seat group by area having abs(sum(share) - 1) > 1e-9) wrong")]
    [InlineData("no share in a seat that is not there", 0, "select count(*) from place_area_seat where seat_code not in (select code from seat)")]
    [InlineData("no two outlines that overlap", 0, "select count(*) from seat a join seat b on a.code < b.code and a.outline && b.outline and st_area(st_intersection(a.outline, b.outline)) > 1")]
    public async Task Shipped_figures_are_whole(string what, long expected, string sql)
    {
        Assert.NotEmpty(what);
        Assert.Equal(expected, await database.NumberAsync(sql));
    }

    [Fact]
    public async Task Loading_again_changes_nothing()
    {
        var before = await database.NumberAsync("select max(id) from release");
        var report = await new ShippedImport(database.ConnectionString, TimeProvider.System).LoadAsync(ShippedPostGis.Folder, Stop);
        Assert.Empty(report.Facts);
        Assert.Equal(before, await database.NumberAsync("select max(id) from release"));
    }
}
