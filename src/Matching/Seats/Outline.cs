using Matching.Geo;

namespace Matching.Seats;

/// <summary>
/// A seat's outline, exact, packed for two questions: how far is a point, and does it cover it. The corners of all rings lie one after another in one array;
/// over every eight neighbouring segments stands a box, over every eight boxes another, up to one. A ring's corners follow each other on the map, so
/// the boxes are tight without sorting anything.
/// </summary>
internal sealed class Outline
{
    private const int Fan = 8;

    /// <summary>Corners x, y, x, y …; each ring closed.</summary>
    private readonly double[] corners;

    /// <summary>First corner of each run of at most eight segments; runs do not cross from ring to ring.</summary>
    private readonly int[] runStart;
    private readonly byte[] runLength;

    /// <summary>Boxes from the runs (level 0) up to the one over all.</summary>
    private readonly Box[][] levels;

    /// <summary>Packs the closed rings of an outline, shells and holes alike: what lies within an odd number of rings is inside.</summary>
    /// <param name="rings">Each ring as x, y, x, y …, its last corner equal to its first.</param>
    /// <exception cref="ArgumentException">There is no ring, or one has fewer than four corners.</exception>
    public Outline(IReadOnlyList<double[]> rings)
    {
        if (rings.Count == 0 || rings.Any(ring => ring.Length < 8))
        {
            throw new ArgumentException("An outline needs rings of at least four corners.", nameof(rings));
        }

        corners = [.. rings.SelectMany(ring => ring)];
        var starts = new List<int>();
        var lengths = new List<byte>();
        var first = 0;
        foreach (var ring in rings)
        {
            var segments = (ring.Length / 2) - 1;
            for (var done = 0; done < segments; done += Fan)
            {
                starts.Add(first + done);
                lengths.Add((byte)Math.Min(Fan, segments - done));
            }

            first += segments + 1;
        }

        runStart = [.. starts];
        runLength = [.. lengths];
        levels = Stack([.. runStart.Select((_, run) => BoxOfRun(run))]);
    }

    /// <summary>The box around it all.</summary>
    public Box Envelope => levels[^1][0];

    /// <summary>Number of corners, a ring's first counted twice.</summary>
    public int CornerCount => corners.Length / 2;

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

    private static Box[][] Stack(Box[] runs)
    {
        var stack = new List<Box[]> { runs };
        while (stack[^1].Length > 1)
        {
            stack.Add([.. stack[^1].Chunk(Fan).Select(boxes => boxes.Aggregate((one, other) => one.With(other)))]);
        }

        return [.. stack];
    }

    private Box BoxOfRun(int run)
    {
        var at = runStart[run] * 2;
        var box = Box.Of(corners[at], corners[at + 1]);
        for (var step = 1; step <= runLength[run]; step++)
        {
            box = box.With(Box.Of(corners[at + (2 * step)], corners[at + (2 * step) + 1]));
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

        var boxes = levels[level - 1];
        var first = node * Fan;
        var count = Math.Min(Fan, boxes.Length - first);
        Span<double> lower = stackalloc double[Fan];
        for (var child = 0; child < count; child++)
        {
            lower[child] = boxes[first + child].SquaredDistanceTo(point);
        }

        while (true)
        {
            var next = 0;
            for (var child = 1; child < count; child++)
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
        var at = runStart[run] * 2;
        for (var left = runLength[run]; left > 0; left--, at += 2)
        {
            best = Math.Min(best, Segment.SquaredDistance(point, corners[at], corners[at + 1], corners[at + 2], corners[at + 3]));
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

        var end = Math.Min((node + 1) * Fan, levels[level - 1].Length);
        for (var child = node * Fan; child < end; child++)
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
        var at = runStart[run] * 2;
        for (var left = runLength[run]; left > 0; left--, at += 2)
        {
            switch (Segment.SideOf(point, corners[at], corners[at + 1], corners[at + 2], corners[at + 3]))
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
