using CsCheck;
using Matching.Geo;
using Matching.Travel;
using TestKit.Osrm;
using static Matching.Tests.Travel.RoadEngine;

namespace Matching.Tests.Travel;

/// <summary>Times over roads: asked as OSRM documents it, in tables of the server's size, kept for a while, and never faster than the greatest speed.</summary>
public sealed class OsrmTimesTests
{
    private static readonly GridPoint[] Grid =
        [.. Enumerable.Range(0, 250).Select(at => At(700 * (at % 16), 900 * (at / 16)))];

    [Fact]
    public async Task The_table_service_is_asked_to_the_letter()
    {
        await using var engine = await StartAsync();

        await engine.AskAsync([At(0, 0), At(3000, 0)], [At(3000, 0), At(0.2, 4000.3)]);

        // The point that is both is named once.
        var asked = Assert.Single(engine.Server.Asked);
        Assert.Matches(
            @"^/table/v1/driving/-?\d\.\d{6},\d{2}\.\d{6};-?\d\.\d{6},\d{2}\.\d{6};-?\d\.\d{6},\d{2}\.\d{6}\?sources=0;1&destinations=1;2&annotations=duration,distance&generate_hints=false$",
            asked);
    }

    [Fact]
    public async Task Seconds_and_metres_are_those_of_the_roads()
    {
        await using var engine = await StartAsync();

        var matrix = await engine.AskAsync([At(0, 0), At(1000, 0)], [At(3000, 4000)]);

        Assert.False(matrix.Approximate);
        Assert.Equal(7000 / (50 / 3.6), matrix.Seconds(0, 0), 0.06);
        Assert.Equal(6000 / (50 / 3.6), matrix.Seconds(1, 0), 0.06);
        Assert.Equal(7000, matrix.Metres(0, 0), 0.5);
    }

    [Fact]
    public async Task The_way_between_a_point_and_its_road_is_walked()
    {
        // The nearest road is 260 m north of each home: 200 s each.
        await using var engine = await StartAsync(FakeRoads.Streets with { Snap = point => point with { Northing = point.Northing + 260 } });

        var matrix = await engine.AskAsync([At(0, 0)], [At(5000, 0)]);

        Assert.Equal((5000 / (50 / 3.6)) + 400, matrix.Seconds(0, 0), 0.2);
        Assert.Equal(5520, matrix.Metres(0, 0), 0.5);
    }

    [Theory]
    [InlineData(999, false)]
    [InlineData(1001, true)]
    public async Task A_point_more_than_a_kilometre_from_any_road_goes_by_straight_line(int away, bool approximate)
    {
        var lonely = At(9000, 0);
        await using var engine = await StartAsync(FakeRoads.Streets with
        {
            Snap = point => point.MetresTo(lonely) < 1 ? point with { Easting = point.Easting + away } : point,
        });

        var matrix = await engine.AskAsync([lonely, At(0, 0)], [At(0, 5000)]);

        Assert.Equal(approximate, matrix.Approximate);
        Assert.Equal(approximate, matrix.IsApproximate(0, 0));
        Assert.False(matrix.Provisional);
        Assert.False(matrix.IsApproximate(1, 0));
        Assert.Equal(approximate, matrix.Seconds(0, 0) == StraightLineTimes.SecondsFor(lonely.MetresTo(At(0, 5000))));
    }

    [Fact]
    public async Task Where_no_road_leads_the_pair_is_approximate_and_no_other()
    {
        await using var engine = await StartAsync(FakeRoads.Streets with { Seconds = (from, to) => to.Northing > 281_000 ? null : 600 });

        var matrix = await engine.AskAsync([At(0, 0)], [At(500, 0), At(0, 5000)]);

        Assert.False(matrix.IsApproximate(0, 0));
        Assert.True(matrix.IsApproximate(0, 1));
        Assert.False(matrix.Provisional);
        Assert.Equal(StraightLineTimes.SecondsFor(5000), matrix.Seconds(0, 1));
    }

    [Fact]
    public async Task Large_matrices_are_asked_for_in_tables_of_the_servers_size()
    {
        await using var engine = await StartAsync();

        var matrix = await engine.AskAsync(Grid, Grid[..130]);

        Assert.Equal(6, engine.Server.Asked.Count);
        Assert.False(matrix.Approximate);
        AssertStreets(matrix, Grid, Grid[..130]);
    }

    [Fact]
    public async Task A_server_with_a_smaller_limit_than_we_were_told_is_asked_for_less()
    {
        await using var engine = await StartAsync();
        engine.Server.MaxTableSize = 30;

        var matrix = await engine.AskAsync(Grid[..100], Grid[..90]);

        Assert.False(matrix.Approximate);
        AssertStreets(matrix, Grid[..100], Grid[..90]);
    }

    [Fact]
    public async Task A_server_that_cannot_tell_metres_is_asked_for_seconds_alone_from_then_on()
    {
        await using var engine = await StartAsync();
        engine.Server.TellsMetres = false;

        var matrix = await engine.AskAsync([At(0, 0)], [At(3000, 4000)]);
        await engine.AskAsync([At(0, 0)], [At(4000, 4000)]);

        Assert.Equal(7000 / (50 / 3.6), matrix.Seconds(0, 0), 0.06);
        Assert.Equal(5000, matrix.Metres(0, 0), 0.01);
        Assert.Equal(3, engine.Server.Asked.Count);
        Assert.All(engine.Server.Asked.Skip(1), address => Assert.Contains("&annotations=duration&", address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_asked_is_not_asked_again_until_it_expires()
    {
        await using var engine = await StartAsync(null, ("CacheFor", "01:00:00"));
        var first = await engine.AskAsync(Grid[..3], Grid[..5]);

        var second = await engine.AskAsync(Grid[..3], Grid[..5]);
        Assert.Single(engine.Server.Asked);
        Assert.Equal(first.Seconds(2, 4), second.Seconds(2, 4));

        // Only what lacks: one column, for all rows.
        await engine.AskAsync(Grid[..3], Grid[..6]);
        Assert.Equal(2, engine.Server.Asked.Count);
        Assert.Contains("?sources=0;1;2&destinations=3&", engine.Server.Asked.Last(), StringComparison.Ordinal);

        engine.Clock.Advance(TimeSpan.FromMinutes(61));
        await engine.AskAsync(Grid[..3], Grid[..5]);
        Assert.Equal(3, engine.Server.Asked.Count);
    }

    [Fact]
    public async Task Points_that_round_to_the_same_metre_get_the_same_answer_whoever_asks_first()
    {
        await using var engine = await StartAsync();

        var first = await engine.AskAsync([At(0, 0)], [At(3000, 0)]);
        var second = await engine.AskAsync([At(0.3, -0.4)], [At(3000.4, 0.1)]);

        Assert.Single(engine.Server.Asked);
        Assert.Equal(first.Seconds(0, 0), second.Seconds(0, 0));
    }

    [Fact]
    public async Task Nothing_is_asked_where_nothing_is_missing()
    {
        await using var engine = await StartAsync();

        var none = await engine.AskAsync([], [At(0, 0)]);
        var same = await engine.AskAsync([At(0, 0)], [At(0, 0)]);

        Assert.Empty(engine.Server.Asked);
        Assert.Equal(0, none.Rows);
        Assert.Equal(0, same.Seconds(0, 0));
    }

    [Fact]
    public async Task No_time_is_less_than_the_straight_way_at_the_greatest_speed()
    {
        // Roads of magic: no way takes more than a second.
        await using var engine = await StartAsync(FakeRoads.Streets with { Seconds = (_, _) => 1 });
        var point = Gen.Select(Gen.Double[0, 90_000], Gen.Double[0, 90_000], At);
        await Gen.Select(point.Array[1, 4], point.Array[1, 4]).SampleAsync(
            async pair =>
            {
                var (origins, destinations) = pair;
                var matrix = await engine.Times.MatrixAsync(origins, destinations, default, CancellationToken.None);
                for (var cell = 0; cell < origins.Length * destinations.Length; cell++)
                {
                    var (row, column) = (cell / destinations.Length, cell % destinations.Length);
                    Assert.True(matrix.Seconds(row, column) >= origins[row].MetresTo(destinations[column]) / engine.Times.MaxSpeedMetresPerSecond);
                }
            },
            iter: 200,
            threads: 1);
        Assert.Equal(130 / 3.6, engine.Times.MaxSpeedMetresPerSecond, 1e-9);
    }

    private static void AssertStreets(TravelMatrix matrix, GridPoint[] origins, GridPoint[] destinations)
    {
        for (var row = 0; row < origins.Length; row++)
        {
            for (var column = 0; column < destinations.Length; column++)
            {
                Assert.Equal(FakeRoads.Along(origins[row], destinations[column]) / (50 / 3.6), matrix.Seconds(row, column), 0.1);
            }
        }
    }
}
