using System.Numerics;
using Matching.Geo;

namespace Matching.Seats;

/// <summary>Many boxes side by side, edge by edge, so that the distances to all of them are computed several at a time.</summary>
internal sealed class Envelopes
{
    private const int Several = 8;

    private readonly double[] west;
    private readonly double[] south;
    private readonly double[] east;
    private readonly double[] north;

    /// <summary>Packs the boxes in their order, and behind them, up to a multiple of eight, boxes that nothing lies in or near.</summary>
    public Envelopes(IReadOnlyCollection<Box> boxes)
    {
        var padded = boxes.Concat(Enumerable.Repeat(Box.Nowhere, -boxes.Count & (Several - 1))).ToArray();
        west = Array.ConvertAll(padded, box => box.West);
        south = Array.ConvertAll(padded, box => box.South);
        east = Array.ConvertAll(padded, box => box.East);
        north = Array.ConvertAll(padded, box => box.North);
    }

    /// <summary>The box at a position.</summary>
    public Box this[int at] => new(west[at], south[at], east[at], north[at]);

    /// <summary>Writes the square of the metres from a point to the nearest point of each box, 0 inside, as <see cref="Box.SquaredDistanceTo"/> does.</summary>
    /// <param name="point">The point.</param>
    /// <param name="squared">One number a box.</param>
    /// <param name="first">Position of the first box.</param>
    public void SquaredDistancesTo(GridPoint point, Span<double> squared, int first = 0)
    {
        var easting = new Vector<double>(point.Easting);
        var northing = new Vector<double>(point.Northing);
        var at = 0;
        for (; at <= squared.Length - Vector<double>.Count; at += Vector<double>.Count)
        {
            var box = first + at;
            var eastwards = Vector.Max(Vector<double>.Zero, Vector.Max(new Vector<double>(west, box) - easting, easting - new Vector<double>(east, box)));
            var northwards = Vector.Max(Vector<double>.Zero, Vector.Max(new Vector<double>(south, box) - northing, northing - new Vector<double>(north, box)));
            ((eastwards * eastwards) + (northwards * northwards)).CopyTo(squared[at..]);
        }

        for (; at < squared.Length; at++)
        {
            squared[at] = this[first + at].SquaredDistanceTo(point);
        }
    }
}
