using System.Numerics;
using Matching.Geo;

namespace Matching.Seats;

/// <summary>A point and a straight segment, by the very formulas that PostGIS uses, so that both give the same number.</summary>
internal static class Segment
{
    /// <summary>Where a segment lies as seen by a ray eastwards from a point.</summary>
    internal enum Side
    {
        /// <summary>The ray does not cross it.</summary>
        Clear,

        /// <summary>The point is west of it and the ray crosses it.</summary>
        West,

        /// <summary>The point is on it.</summary>
        On,
    }

    /// <summary>Square of the metres from the point to the nearest point of the segment a-b.</summary>
    public static double SquaredDistance(GridPoint point, double ax, double ay, double bx, double by)
    {
        var (x, y) = (bx - ax, by - ay);
        var along = (((point.Easting - ax) * x) + ((point.Northing - ay) * y)) / ((x * x) + (y * y));
        var (nearX, nearY) = along switch
        {
            < 0 => (ax, ay),
            >= 1 => (bx, by),
            >= 0 => (ax + (along * x), ay + (along * y)),
            _ => (ax, ay), // Not a number: a segment of no length.
        };
        var (east, north) = (nearX - point.Easting, nearY - point.Northing);
        return (east * east) + (north * north);
    }

    /// <summary>
    /// The same, to the last bit, of several segments that follow each other: as many as a vector holds, the first from the corner <paramref name="at"/> to the next.
    /// </summary>
    public static Vector<double> SquaredDistances(GridPoint point, double[] eastings, double[] northings, int at)
    {
        var (easting, northing) = (new Vector<double>(point.Easting), new Vector<double>(point.Northing));
        var (ax, ay) = (new Vector<double>(eastings, at), new Vector<double>(northings, at));
        var (bx, by) = (new Vector<double>(eastings, at + 1), new Vector<double>(northings, at + 1));
        var (x, y) = (bx - ax, by - ay);
        var along = (((easting - ax) * x) + ((northing - ay) * y)) / ((x * x) + (y * y));
        // A segment of no length is not a number along, which is in no comparison: its point is a.
        var within = Vector.GreaterThanOrEqual(along, Vector<double>.Zero);
        var beyond = Vector.GreaterThanOrEqual(along, Vector<double>.One);
        var nearX = Vector.ConditionalSelect(beyond, bx, Vector.ConditionalSelect(within, ax + (along * x), ax));
        var nearY = Vector.ConditionalSelect(beyond, by, Vector.ConditionalSelect(within, ay + (along * y), ay));
        var (east, north) = (nearX - easting, nearY - northing);
        return (east * east) + (north * north);
    }

    /// <summary>Where the segment a-b lies. A corner at the height of the point counts as below it, so that two segments that meet there cross once.</summary>
    public static Side SideOf(GridPoint point, double ax, double ay, double bx, double by)
    {
        var turn = ((bx - ax) * (point.Northing - ay)) - ((point.Easting - ax) * (by - ay));
        if (turn == 0
            && point.Easting >= Math.Min(ax, bx) && point.Easting <= Math.Max(ax, bx)
            && point.Northing >= Math.Min(ay, by) && point.Northing <= Math.Max(ay, by))
        {
            return Side.On;
        }

        var (aAbove, bAbove) = (ay > point.Northing, by > point.Northing);
        return aAbove != bAbove && (bAbove ? turn > 0 : turn < 0) ? Side.West : Side.Clear;
    }
}
