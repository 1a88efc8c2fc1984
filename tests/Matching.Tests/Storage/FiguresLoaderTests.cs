using Matching.Geo;
using Matching.Storage;
using TestKit;

namespace Matching.Tests.Storage;

/// <summary>A new release answers without a restart, and what has not changed is carried over.</summary>
public sealed class FiguresLoaderTests(PostGis database) : IClassFixture<PostGis>
{
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_release_makes_a_snapshot_that_keeps_what_is_unchanged()
    {
        var loader = new FiguresLoader(database.Source);
        Assert.Null(await loader.LoadAsync(null, stop));

        await ReleaseAsync("SEATS", "2024", "");
        await ExecuteAsync(
            """
            insert into seat values ('2024', 'E14001276', 'Hendon', 'England', 'London', 'SRID=27700;MULTIPOLYGON(((0 0,1000 0,1000 1000,0 1000,0 0),(400 400,400 600,600 600,600 400,400 400)))',
                                     'SRID=27700;POINT(100 100)', 1)
            """);
        var seats = (await loader.LoadAsync(null, stop))!;
        Assert.Same(seats, await loader.LoadAsync(seats, stop));
        var hendon = seats.Newest!.Find("E14001276")!;
        Assert.Equal(400, hendon.MetresFrom(new GridPoint(1400, 500)));
        Assert.Equal(100, hendon.MetresFrom(new GridPoint(500, 500)));
        Assert.Null(seats.Newest.Latest);

        await ReleaseAsync("POSTCODES", "", "");
        await ExecuteAsync("create table postcode_test partition of postcode default");
        await ExecuteAsync("insert into postcode select id, 'NW4 1AA', 500, 700 from release where kind = 'POSTCODES'");
        await ReleaseAsync("PLACES", "", "");
        await ExecuteAsync("insert into place_area select 'NW4', 'OUTCODE', 510, 690, 900, 30, id from release where kind = 'PLACES'");
        await ExecuteAsync("insert into place_area_seat values ('NW4', '2024', 'E14001276', 1)");
        var places = (await loader.LoadAsync(seats, stop))!;
        Assert.Same(seats.Newest, places.Newest);
        Assert.True(places.Places.Resolve("nw41aa").TryGet(out var unit, out _));
        Assert.Equal(new GridPoint(500, 700), unit.Grid);
        Assert.True(places.Places.Resolve("NW4").TryGet(out var outcode, out _));
        Assert.Equal("E14001276", Assert.Single(places.Places.AreaOf(outcode)!.Shares).SeatCode);

        await ReleaseAsync("RESULTS", "2024", "2024");
        await ExecuteAsync("insert into seat_result values ('2024', '2024', 'E14001276', 70000, 40000, 'Lab', 'Con', 15, 1)");
        await ExecuteAsync("insert into seat_votes values ('2024', '2024', 'E14001276', 'Con', 15840, true), ('2024', '2024', 'E14001276', 'Lab', 15855, true), ('2024', '2024', 'E14001276', 'Ind', 3, false)");
        var results = (await loader.LoadAsync(places, stop))!;
        Assert.NotSame(places.Newest, results.Newest);
        Assert.Same(places.Places.Units, results.Places.Units);
        Assert.Equal(["Con", "Lab"], results.Newest!.Latest!.Parties);
        Assert.Equal(["Lab", "Con", "Ind"], results.Newest.Latest.Find("E14001276")!.Votes.Select(votes => votes.Party));

        Assert.Same(PublicPlaces.Empty, results.MeetingPoints);
        await ReleaseAsync("MEETING_POINTS", "", "");
        await ExecuteAsync("insert into meeting_point select 'a', 'Hendon Central', 'station', 'SRID=27700;POINT(300 400)', 'YES', id from release where kind = 'MEETING_POINTS'");
        var points = (await loader.LoadAsync(results, stop))!;
        Assert.Same(results.Newest, points.Newest);
        Assert.Equal([(new PublicPlace(new GridPoint(300, 400), "Hendon Central", true), 500.0)], points.MeetingPoints.Near(new GridPoint(0, 0), 500, stepFree: true, limit: 50));
        Assert.Empty(points.MeetingPoints.Near(new GridPoint(0, 0), 499.999, stepFree: false, limit: 50));

        await ExecuteAsync("update release set replaced_at = now() where kind = 'MEETING_POINTS'");
        await ReleaseAsync("MEETING_POINTS", "", "");
        await ExecuteAsync("delete from meeting_point");
        var none = (await loader.LoadAsync(points, stop))!;
        Assert.Same(points.Places.Units, none.Places.Units);
        Assert.Empty(none.MeetingPoints.Near(new GridPoint(0, 0), 500, stepFree: true, limit: 50));
    }

    private Task ReleaseAsync(string kind, string boundarySet, string election) =>
        ExecuteAsync($"insert into release (kind, boundary_set, election, source, sha256, row_count, imported_at) values ('{kind}', '{boundarySet}', '{election}', 'test', '', 1, now())");

    private async Task ExecuteAsync(string sql)
    {
        await using var command = database.Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(stop);
    }
}
