using Grpc.Core;
using Matching.V1;
using TestKit;

namespace Matching.Tests.Api;

/// <summary>A service that has no figures says so; once a release is announced it answers, without a restart.</summary>
public sealed class ReleaseRenewalTests(PostGis database) : IClassFixture<PostGis>
{
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Figures_answer_as_soon_as_they_are_announced()
    {
        await using var host = await MatchingHost.StartAsync(database.ConnectionString);
        var places = new PlaceService.PlaceServiceClient(host.Channel);
        var points = new MeetingPointService.MeetingPointServiceClient(host.Channel);
        var nw4 = new ResolvePlaceRequest { Place = "nw4" };
        Assert.Equal((StatusCode.Unavailable, "UNAVAILABLE", ""), await places.ResolvePlaceAsync(nw4, cancellationToken: stop).RefusalAsync());

        // At once, as an import does: who looks in between must not see a release without its figures.
        await ExecuteAsync(
            """
            insert into release (kind, boundary_set, source, sha256, row_count, imported_at) values ('SEATS', '2024', 'test', '', 1, now());
            insert into release (kind, source, sha256, row_count, imported_at) values ('PLACES', 'test', '', 1, now());
            insert into seat values ('2024', 'E14001276', 'Hendon', 'England', 'London', 'SRID=27700;MULTIPOLYGON(((522000 188000,524000 188000,524000 190000,522000 190000,522000 188000)))',
                                     'SRID=27700;POINT(523000 189000)', 1);
            insert into place_area values ('NW4', 'OUTCODE', 523000, 189000, 900, 30, 2);
            notify releases;
            """);
        await host.LoadedAsync(release: 2);
        Assert.Equal("NW4", (await places.ResolvePlaceAsync(nw4, cancellationToken: stop)).Place.Name);
        Assert.Equal((StatusCode.NotFound, "PLACE_NOT_FOUND", ""), await places.ResolvePlaceAsync(new ResolvePlaceRequest { Place = "ZZ9 9ZZ" }, cancellationToken: stop).RefusalAsync());

        await ExecuteAsync("insert into release (kind, source, sha256, row_count, imported_at) values ('MEETING_POINTS', 'test', '', 1, now())");
        await ExecuteAsync(
            """
            insert into meeting_point
            select id, 'Point ' || id, 'station', st_setsrid(st_point(523000 + east, 189000), 27700), step_free, 3
            from (values ('b', 300, 'YES'), ('a', 300, 'UNKNOWN'), ('c', 100, 'NO'), ('d', 801, 'YES')) m (id, east, step_free)
            """);
        var first = await points.ListMeetingPointsAsync(new ListMeetingPointsRequest { Place = "NW4", PageSize = 2 }, cancellationToken: stop);
        Assert.Equal([("c", 100.0, Certainty.Types.Value.No), ("a", 300.0, Certainty.Types.Value.Unknown)], Told(first));
        var second = await points.ListMeetingPointsAsync(new ListMeetingPointsRequest { Place = "NW4", PageSize = 2, PageToken = first.NextPageToken }, cancellationToken: stop);
        Assert.Equal([("b", 300.0, Certainty.Types.Value.Yes)], Told(second));
        Assert.Empty(second.NextPageToken);
        Assert.Equal("max_distance_metres place", (await points.ListMeetingPointsAsync(new ListMeetingPointsRequest { Place = "?", MaxDistanceMetres = 50_001 }, cancellationToken: stop).RefusalAsync()).Fields);
    }

    private static IEnumerable<(string, double, Certainty.Types.Value)> Told(ListMeetingPointsResponse page) =>
        page.MeetingPoints.Select(near => (near.MeetingPoint.Id, near.DistanceMetres, near.MeetingPoint.StepFree));

    private async Task ExecuteAsync(string sql)
    {
        await using var command = database.Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(stop);
    }
}
