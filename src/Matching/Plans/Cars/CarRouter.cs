namespace Matching.Plans.Cars;

/// <summary>
/// The quickest way of one car over some places to its end, by dynamic programming over what is still to be visited, from the end backwards. The quickest way on from a place is best for the time aboard
/// of who boards there too, so what it finds is exact. A way back is the same with every travel time turned round. Seconds throughout.
/// </summary>
internal sealed class CarRouter(int most)
{
    /// <summary>By how much a limit may be missed: rounding.</summary>
    public const double Slack = 0.0005;

    private readonly double[] rest = new double[(1 << most) * most];
    private readonly int[] places = new int[most];
    private readonly double[] fromStart = new double[most];
    private readonly double[] toEnd = new double[most];
    private readonly double[] stops = new double[most];
    private readonly double[] longest = new double[most];
    private readonly double[] between = new double[most * most];
    private readonly double[] seconds = new double[most + 1];
    private readonly bool[] cut = new bool[most + 1];

    /// <summary>Places in the way.</summary>
    public int Count { get; private set; }

    /// <summary>Seconds of the way, stops included; infinite where somebody would be aboard too long.</summary>
    public double Seconds => seconds[Count];

    /// <summary>Whether a limit has ruled out an order of places, so that without it the way might be quicker.</summary>
    public bool IsLimited => cut[Count];

    /// <summary>Empties the way.</summary>
    public void Clear(double direct) => (Count, seconds[0], cut[0]) = (0, direct, false);

    /// <summary>Where a place stands in the way; -1 where it does not.</summary>
    public int IndexOf(int place) => places.AsSpan(0, Count).IndexOf(place);

    /// <summary>The longest time aboard of who boards at a place.</summary>
    public double LongestAt(int index) => longest[index];

    /// <summary>Adds a place that the way does not have yet.</summary>
    /// <param name="place">Its number.</param>
    /// <param name="start">From the start to it.</param>
    /// <param name="end">From it to the end.</param>
    /// <param name="stop">What stopping there takes.</param>
    /// <param name="limit">Longest time from the arrival there to the end.</param>
    /// <param name="to">From it to each place added before.</param>
    /// <param name="from">From each of them to it.</param>
    public void Add(int place, double start, double end, double stop, double limit, ReadOnlySpan<double> to, ReadOnlySpan<double> from)
    {
        var added = Count++;
        (places[added], fromStart[added], toEnd[added], stops[added], longest[added]) = (place, start, end, stop, limit);
        for (var other = 0; other < added; other++)
        {
            between[(added * most) + other] = to[other];
            between[(other * most) + added] = from[other];
        }

        cut[Count] = cut[added];
        Reckon(1 << added);
    }

    /// <summary>Takes the place added last away.</summary>
    public void RemoveLast() => Count--;

    /// <summary>Changes how long who boards at a place may be aboard.</summary>
    public void Limit(int index, double limit)
    {
        longest[index] = limit;
        cut[Count] = false;
        Reckon(1);
    }

    /// <summary>The places in driving order.</summary>
    public void Order(Span<int> order)
    {
        var mask = (1 << Count) - 1;
        for (int at = 0, last = -1; mask != 0; at++)
        {
            var (best, next) = (double.PositiveInfinity, -1);
            for (var candidate = 0; candidate < Count; candidate++)
            {
                if ((mask & (1 << candidate)) != 0)
                {
                    var way = (last < 0 ? fromStart[candidate] : between[(last * most) + candidate]) + rest[(mask * most) + candidate];
                    if (way < best)
                    {
                        (best, next) = (way, candidate);
                    }
                }
            }

            order[at] = places[next];
            mask &= ~(1 << next);
            last = next;
        }
    }

    /// <summary>Reckons all sets of places from one on.</summary>
    private void Reckon(int first)
    {
        var full = (1 << Count) - 1;
        for (var mask = first; mask <= full; mask++)
        {
            for (var at = 0; at < Count; at++)
            {
                if ((mask & (1 << at)) != 0)
                {
                    rest[(mask * most) + at] = From(at, mask & ~(1 << at));
                }
            }
        }

        var least = double.PositiveInfinity;
        for (var at = 0; at < Count; at++)
        {
            least = Math.Min(least, fromStart[at] + rest[(full * most) + at]);
        }

        seconds[Count] = least;
    }

    /// <summary>From the arrival at a place over others to the end.</summary>
    private double From(int at, int later)
    {
        var best = later == 0 ? toEnd[at] : double.PositiveInfinity;
        for (var next = 0; later >> next != 0; next++)
        {
            if ((later & (1 << next)) != 0)
            {
                best = Math.Min(best, between[(at * most) + next] + rest[(later * most) + next]);
            }
        }

        best += stops[at];
        if (best > longest[at] + Slack)
        {
            cut[Count] = true;
            return double.PositiveInfinity;
        }

        return best;
    }
}
