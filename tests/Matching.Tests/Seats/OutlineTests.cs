using CsCheck;
using Matching.Geo;
using Matching.Seats;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace Matching.Tests.Seats;

/// <summary>The packed outline gives the distances and answers of a plain geometry library that looks at every segment.</summary>
public sealed class OutlineTests
{
    [Fact]
    public void Distance_equals_the_slow_one() =>
        Gen.Select(Worlds.Outlines, Worlds.Points.Array[20]).Sample((geometry, points) =>
        {
            var outline = Worlds.Pack(geometry);
            foreach (var point in points)
            {
                Assert.Equal(geometry.Distance(Point(point)), Math.Sqrt(outline.SquaredDistanceTo(point)), 1e-7);
            }
        }, iter: 100);

    [Fact]
    public void Covering_equals_the_slow_one_also_on_corners_and_edges() =>
        Gen.Select(Worlds.Outlines, Worlds.Points.Array[20]).Sample((geometry, points) =>
        {
            var outline = Worlds.Pack(geometry);
            var corners = geometry.Coordinates.Select(corner => new GridPoint(corner.X, corner.Y));
            foreach (var point in points.Concat(corners))
            {
                Assert.Equal(SimplePointInAreaLocator.IsContained(new Coordinate(point.Easting, point.Northing), geometry), outline.Covers(point));
            }
        }, iter: 100);

    [Fact]
    public void A_bound_gives_the_same_distance_below_it_and_none_from_it_on() =>
        Gen.Select(Worlds.Outlines, Worlds.Points, Gen.Double[0.5, 1.5]).Sample((geometry, point, factor) =>
        {
            var outline = Worlds.Pack(geometry);
            var exact = outline.SquaredDistanceTo(point);
            var bound = exact == 0 ? factor : exact * factor;
            Assert.Equal(exact < bound ? exact : double.PositiveInfinity, outline.SquaredDistanceTo(point, bound));
        }, iter: 1000);

    [Fact]
    public void A_segment_of_no_length_is_a_point() =>
        Assert.Equal(25, Segment.SquaredDistance(new GridPoint(3, 4), 0, 0, 0, 0));

    [Fact]
    public void An_outline_needs_a_ring() => Assert.Throws<ArgumentException>(() => new Outline([]));

    private static Point Point(GridPoint point) => new(point.Easting, point.Northing);
}
