using CsCheck;
using Matching.Geo;
using Matching.Travel;
using Matching.Travel.Osrm;
using Microsoft.AspNetCore.Http;
using TestKit.Osrm;
using static Matching.Tests.Travel.RoadEngine;

namespace Matching.Tests.Travel;

/// <summary>A car's way through its stops: by road where it can be had, else straight, with the times that the matrix gives.</summary>
public sealed class RouteTests
{
    private static readonly GridPoint[] Stops = [At(0, 0), At(3000, 4000), At(3000, 6000)];

    [Fact]
    public async Task The_straight_way_goes_from_stop_to_stop()
    {
        var route = await new StraightLineRoutes().RouteAsync(Stops, TestContext.Current.CancellationToken);

        Assert.Equal([5000, 2000], route.Parts.Select(part => part.Metres));
        Assert.Equal(StraightLineTimes.SecondsFor(5000) + StraightLineTimes.SecondsFor(2000), route.Seconds, 1e-9);
        Assert.Equal(Stops.Select(BritishGrid.ToGeo), route.Line);
        Assert.False(route.Approximate);
    }

    [Fact]
    public async Task The_route_service_is_asked_to_the_letter()
    {
        await using var engine = await StartAsync();

        await engine.Routes.RouteAsync(Stops, TestContext.Current.CancellationToken);

        var asked = Assert.Single(engine.Server.Asked);
        Assert.Matches(@"^/route/v1/driving/(-?\d\.\d{6},\d{2}\.\d{6};){2}-?\d\.\d{6},\d{2}\.\d{6}\?overview=full&geometries=polyline6&continue_straight=false&generate_hints=false$", asked);
    }

    [Fact]
    public async Task The_way_by_road_has_its_corners_and_the_times_of_the_matrix()
    {
        await using var engine = await StartAsync(FakeRoads.Streets with { Snap = point => point with { Northing = point.Northing + 130 } });

        var route = await engine.Routes.RouteAsync(Stops, TestContext.Current.CancellationToken);
        var matrix = await engine.AskAsync(Stops, Stops);

        Assert.False(route.Approximate);
        Assert.Equal(matrix.Seconds(0, 1), route.Parts[0].Seconds, 0.2);
        Assert.Equal(matrix.Seconds(1, 2), route.Parts[1].Seconds, 0.2);
        Assert.Equal(7000 + 2000 + (4 * 130), route.Metres, 1);

        // Home, its road, the corner, the road at each stop, and the last stop itself; a leg that goes straight has its corner at its start.
        Assert.Equal(7, route.Line.Count);
        Assert.Equal(0, BritishGrid.ToGrid(route.Line[2]).MetresTo(At(3000, 130)), 0.2);
    }

    [Fact]
    public async Task Where_no_road_leads_the_way_is_straight_and_approximate()
    {
        await using var engine = await StartAsync(FakeRoads.Streets with { Seconds = (_, _) => null });

        var route = await engine.Routes.RouteAsync(Stops, TestContext.Current.CancellationToken);

        Assert.True(route.Approximate);
        Assert.Equal(3, route.Line.Count);
    }

    [Theory]
    [InlineData("""{"code":"Ok"}""")]
    [InlineData("""{"code":"Ok","routes":[{"legs":[{"duration":1,"distance":1}],"geometry":"??"}],"waypoints":[{"distance":0},{"distance":0},{"distance":0}]}""")]
    [InlineData("""{"code":"Ok","routes":[{"legs":[{"duration":1,"distance":1},null],"geometry":"??"}],"waypoints":[{"distance":0},{"distance":0},{"distance":0}]}""")]
    [InlineData("""{"code":"Ok","routes":[{"legs":[{"duration":1,"distance":1},{"duration":1,"distance":1}],"geometry":"?"}],"waypoints":[{"distance":0},{"distance":0},{"distance":0}]}""")]
    [InlineData("""{"code":"Ok","routes":[{"legs":[{"duration":1,"distance":1},{"duration":1,"distance":1}],"geometry":"??"}],"waypoints":[{"distance":0},{"distance":5000},{"distance":0}]}""")]
    public async Task Nonsense_is_met_by_the_straight_way(string body)
    {
        await using var engine = await StartAsync();
        engine.Server.Always = FakeOsrm.Text(StatusCodes.Status200OK, body);

        Assert.True((await engine.Routes.RouteAsync(Stops, TestContext.Current.CancellationToken)).Approximate);
    }

    [Fact]
    public void A_line_is_written_as_the_format_has_it()
    {
        // The example of the format's description, with six decimals.
        GeoPoint[] line = [new(38.5, -120.2), new(40.7, -120.95), new(43.252, -126.453)];

        Assert.Equal("_izlhA~rlgdF_{geC~ywl@_kwzCn`{nI", Polyline6.Write(line));
        Assert.Equal(line, Polyline6.Read("_izlhA~rlgdF_{geC~ywl@_kwzCn`{nI"));
    }

    [Fact]
    public void Lines_come_back_as_they_were_written() =>
        Gen.Select(Gen.Int[-90_000_000, 90_000_000], Gen.Int[-180_000_000, 180_000_000], (north, east) => new GeoPoint(north / 1e6, east / 1e6)).Array.Sample(
            line => Assert.Equal(line, Polyline6.Read(Polyline6.Write(line))));

    [Fact]
    public void Any_text_is_refused_or_read_as_a_line_on_the_Earth() =>
        Gen.String[Gen.Char['>', '\x7f'], 0, 40].Sample(text =>
        {
            if (Polyline6.Read(text) is { } line)
            {
                Assert.Equal(line, Polyline6.Read(Polyline6.Write(line)));
            }
        });
}
