using Matching.Geo;

namespace Matching.Seats;

/// <summary>An upright rectangle in the grid, its edges included.</summary>
internal readonly record struct Box(double West, double South, double East, double North)
{
    /// <summary>The box that nothing lies in, and that is infinitely far from everything.</summary>
    public static readonly Box Nowhere = new(double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);

    /// <summary>The box of one point.</summary>
    public static Box Of(double easting, double northing) => new(easting, northing, easting, northing);

    /// <summary>The least box around both.</summary>
    public Box With(Box other) =>
        new(Math.Min(West, other.West), Math.Min(South, other.South), Math.Max(East, other.East), Math.Max(North, other.North));

    /// <summary>Tells whether the two have a point in common.</summary>
    public bool Meets(Box other) => West <= other.East && East >= other.West && South <= other.North && North >= other.South;

    /// <summary>Square of the metres to the nearest point of the box, 0 inside: a lower bound for all it holds.</summary>
    public double SquaredDistanceTo(GridPoint point)
    {
        var east = Math.Max(0, Math.Max(West - point.Easting, point.Easting - East));
        var north = Math.Max(0, Math.Max(South - point.Northing, point.Northing - North));
        return (east * east) + (north * north);
    }
}
