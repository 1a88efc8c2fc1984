using System.Numerics;
using Matching.Geo;

namespace Matching.Seats;

/// <summary>Many boxes side by side, edge by edge, so that the distances to all of them are computed several at a time.</summary>
internal sealed class Envelopes
{
    private readonly double[] west;
    private readonly double[] south;
    private readonly double[] east;
    private readonly double[] north;

    /// <summary>Packs the boxes in their order.</summary>
    public Envelopes(IReadOnlyCollection<Box> boxes)
    {
        west = [.. boxes.Select(box => box.West)];
        south = [.. boxes.Select(box => box.South)];
        east = [.. boxes.Select(box => box.East)];
        north = [.. boxes.Select(box => box.North)];
    }

    /// <summary>Writes the square of the metres from a point to the nearest point of each box, 0 inside, as <see cref="Box.SquaredDistanceTo"/> does.</summary>
    /// <param name="point">The point.</param>
    /// <param name="squared">One number a box.</param>
    public void SquaredDistancesTo(GridPoint point, Span<double> squared)
    {
        var easting = new Vector<double>(point.Easting);
        var northing = new Vector<double>(point.Northing);
        var at = 0;
        for (; at <= squared.Length - Vector<double>.Count; at += Vector<double>.Count)
        {
            var eastwards = Vector.Max(Vector<double>.Zero, Vector.Max(new Vector<double>(west, at) - easting, easting - new Vector<double>(east, at)));
            var northwards = Vector.Max(Vector<double>.Zero, Vector.Max(new Vector<double>(south, at) - northing, northing - new Vector<double>(north, at)));
            ((eastwards * eastwards) + (northwards * northwards)).CopyTo(squared[at..]);
        }

        for (; at < squared.Length; at++)
        {
            squared[at] = new Box(west[at], south[at], east[at], north[at]).SquaredDistanceTo(point);
        }
    }
}
