using CsCheck;
using Matching.Geo;
using Matching.Lifts;
using Matching.Storage.Lifts;
using Matching.Travel;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace Matching.Tests.Lifts;

/// <summary>A reach holds every point that the car can visit within its limits, and tells nothing of the origin but its cell.</summary>
public sealed class ReachTests
{
    private static readonly LiftRules Rules = new();
    private static readonly StraightLineTimes Times = new();
    private static readonly OriginVault Vault = new(OriginKeys.Fresh());

    [Fact]
    public void Reach_holds_every_point_that_fits_the_detour() =>
        Gen.Select(LegWorlds.Point, LegWorlds.Point, Gen.Int[0, 120], LegWorlds.Point.Array[20]).Sample(
            (origin, session, detour, points) =>
            {
                var outline = OutlineOf(origin, session, detour);
                var direct = StraightLineTimes.SecondsFor(origin.MetresTo(session));
                foreach (var point in points.Append(origin).Append(session))
                {
                    var stop = point == origin || point == session ? 0 : Rules.StopTime.TotalSeconds;
                    var total = StraightLineTimes.SecondsFor(origin.MetresTo(point)) + StraightLineTimes.SecondsFor(point.MetresTo(session)) + stop;
                    if (total <= direct + (detour * 60))
                    {
                        Assert.True(Holds(outline, point), $"{point} with {total} s of {direct} s");
                    }
                }
            },
            iter: 5_000);

    [Fact]
    public void Reach_holds_the_ellipse_of_the_greatest_speed() =>
        Gen.Select(LegWorlds.Point, LegWorlds.Point, Gen.Int[1, 60], Gen.Double[0, 2 * Math.PI]).Sample(
            (origin, session, detour, angle) =>
            {
                // A point on the very edge of the exact origin's ellipse.
                var sum = Times.MaxSpeedMetresPerSecond * (StraightLineTimes.SecondsFor(origin.MetresTo(session)) + (detour * 60) - 60);
                var foci = origin.MetresTo(session);
                if (sum <= foci || foci == 0)
                {
                    return;
                }

                var (major, minor) = (sum / 2, Math.Sqrt((sum * sum) - (foci * foci)) / 2);
                var (x, y) = (major * Math.Cos(angle), minor * Math.Sin(angle));
                var (east, north) = ((session.Easting - origin.Easting) / foci, (session.Northing - origin.Northing) / foci);
                var edge = new GridPoint(
                    ((origin.Easting + session.Easting) / 2) + (x * east) - (y * north),
                    ((origin.Northing + session.Northing) / 2) + (x * north) + (y * east));
                Assert.True(Holds(OutlineOf(origin, session, detour), edge));
            },
            iter: 20_000);

    [Fact]
    public void Reach_is_the_same_for_every_origin_of_a_cell() =>
        Gen.Select(Gen.Double[0, 499.9], Gen.Double[0, 499.9], LegWorlds.Point).Sample(
            (east, north, session) => Assert.Equal(
                OutlineOf(new GridPoint(510_000, 220_000), session, 15),
                OutlineOf(new GridPoint(510_000 + east, 220_000 + north), session, 15)),
            iter: 1_000);

    private static IReadOnlyList<GridPoint> OutlineOf(GridPoint origin, GridPoint session, int detour)
    {
        var standIn = StandIn.Of(Vault, "driver", origin);
        var direct = DirectTimes.UpperBound(StraightLineTimes.SecondsFor(standIn.MetresTo(session)), StraightLineTimes.SecondsFor(origin.MetresTo(session)));
        return Reach.Of(standIn, session, direct, TimeSpan.FromMinutes(detour), Times.MaxSpeedMetresPerSecond, Rules).Outline();
    }

    private static bool Holds(IReadOnlyList<GridPoint> outline, GridPoint point) =>
        PointLocation.IsInRing(new Coordinate(point.Easting, point.Northing), [.. outline.Select(corner => new Coordinate(corner.Easting, corner.Northing))]);
}
