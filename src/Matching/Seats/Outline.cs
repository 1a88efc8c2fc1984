using System.Numerics;
using Matching.Geo;

namespace Matching.Seats;

/// <summary>
/// A seat's outline, exact, packed for two questions: how far is a point, and does it cover it. The corners of all rings lie one after another;
/// over every eight neighbouring segments stands a box, over every eight boxes another, up to one. A ring's corners follow each other on the map, so
/// the boxes are tight without sorting anything, and eight is what the processor compares in one or two steps.
/// </summary>
internal sealed class Outline
{
    private const int Fan = 8;

    /// <summary>Corners of the rings, each closed, and its last corner repeated until its segments make whole runs of <see cref="Fan"/>.</summary>
    private readonly double[] eastings;
    private readonly double[] northings;

    /// <summary>First corner of each run of segments.</summary>
    private readonly int[] runs;

    /// <summary>Boxes from the runs (level 0) up to the one over all.</summary>
    private readonly Envelopes[] levels;

    /// <summary>Packs the closed rings of an outline, shells and holes alike: what lies within an odd number of rings is inside.</summary>
    /// <param name="rings">Each ring as x, y, x, y …, its last corner equal to its first.</param>
    /// <exception cref="ArgumentException">There is no ring, or one has fewer than four corners.</exception>
    public Outline(IReadOnlyList<double[]> rings)
    {
        if (rings.Count == 0 || rings.Any(ring => ring.Length < 8))
        {
            throw new ArgumentException("An outline needs rings of at least four corners.", nameof(rings));
        }

        var corners = rings.Sum(ring => (RunsOf(ring) * Fan) + 1);
        eastings = new double[corners];
        northings = new double[corners];
        runs = new int[rings.Sum(RunsOf)];
        var (next, run) = (0, 0);
        foreach (var ring in rings)
        {
            var first = next;
            for (var left = (RunsOf(ring) * Fan) + 1; left > 0; left--, next++)
            {
                var corner = Math.Min(2 * (next - first), ring.Length - 2);
                (eastings[next], northings[next]) = (ring[corner], ring[corner + 1]);
            }

            for (var start = first; start < next - 1; start += Fan)
            {
                runs[run++] = start;
            }
        }

        levels = Stack(Array.ConvertAll(runs, BoxOfRun));
        Envelope = levels[^1][0];
    }

    /// <summary>The box around it all.</summary>
    public Box Envelope { get; }

    /// <summary>
    /// Square of the metres to the nearest point of the outline, 0 inside, or positive infinity where it is not below
    /// <paramref name="bound"/>, which lets most of the outline go unread.
    /// </summary>
    public double SquaredDistanceTo(GridPoint point, double bound = double.PositiveInfinity)
    {
        var envelope = Envelope.SquaredDistanceTo(point);
        if (envelope >= bound)
        {
            return double.PositiveInfinity;
        }

        if (envelope == 0 && Covers(point))
        {
            return 0;
        }

        var nearest = Nearest(levels.Length - 1, 0, point, bound);
        return nearest < bound ? nearest : double.PositiveInfinity;
    }

    /// <summary>Tells whether the point lies inside or on the outline.</summary>
    public bool Covers(GridPoint point)
    {
        var inside = false;
        return Crosses(levels.Length - 1, 0, point, ref inside) || inside;
    }

    private static int RunsOf(double[] ring) => ((ring.Length / 2) - 1 + Fan - 1) / Fan;

    private static Envelopes[] Stack(Box[] boxes)
    {
        var stack = new List<Envelopes> { new(boxes) };
        while (boxes.Length > 1)
        {
            boxes = [.. boxes.Chunk(Fan).Select(some => some.Aggregate((one, other) => one.With(other)))];
            stack.Add(new Envelopes(boxes));
        }

        return [.. stack];
    }

    private Box BoxOfRun(int start)
    {
        var box = Box.Of(eastings[start], northings[start]);
        for (var corner = start + 1; corner <= start + Fan; corner++)
        {
            box = box.With(Box.Of(eastings[corner], northings[corner]));
        }

        return box;
    }

    /// <summary>The nearest box first, and none that begins beyond what was found.</summary>
    private double Nearest(int level, int node, GridPoint point, double best)
    {
        if (level == 0)
        {
            return NearestOfRun(node, point, best);
        }

        var first = node * Fan;
        Span<double> lower = stackalloc double[Fan];
        levels[level - 1].SquaredDistancesTo(point, lower, first);
        while (true)
        {
            var next = 0;
            for (var child = 1; child < Fan; child++)
            {
                next = lower[child] < lower[next] ? child : next;
            }

            if (!(lower[next] < best))
            {
                return best;
            }

            best = Nearest(level - 1, first + next, point, best);
            lower[next] = double.PositiveInfinity;
        }
    }

    private double NearestOfRun(int run, GridPoint point, double best)
    {
        for (var (at, end) = (runs[run], runs[run] + Fan); at < end; at += Vector<double>.Count)
        {
            var squared = Segment.SquaredDistances(point, eastings, northings, at);
            for (var segment = 0; segment < Vector<double>.Count; segment++)
            {
                best = Math.Min(best, squared[segment]);
            }
        }

        return best;
    }

    /// <summary>Counts the crossings of the ray eastwards from the point by turning <paramref name="inside"/> over; returns true at once where the point is on the outline.</summary>
    private bool Crosses(int level, int node, GridPoint point, ref bool inside)
    {
        var box = levels[level][node];
        if (point.Northing < box.South || point.Northing > box.North || point.Easting > box.East)
        {
            return false;
        }

        if (level == 0)
        {
            return RunCrosses(node, point, ref inside);
        }

        // Behind the last child stand boxes that nothing lies in.
        for (var child = node * Fan; child < (node + 1) * Fan; child++)
        {
            if (Crosses(level - 1, child, point, ref inside))
            {
                return true;
            }
        }

        return false;
    }

    private bool RunCrosses(int run, GridPoint point, ref bool inside)
    {
        for (var (at, end) = (runs[run], runs[run] + Fan); at < end; at++)
        {
            switch (Segment.SideOf(point, eastings[at], northings[at], eastings[at + 1], northings[at + 1]))
            {
                case Segment.Side.On:
                    return true;
                case Segment.Side.West:
                    inside = !inside;
                    break;
                case Segment.Side.Clear:
                    break;
            }
        }

        return false;
    }
}
