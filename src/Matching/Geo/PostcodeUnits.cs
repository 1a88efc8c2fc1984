namespace Matching.Geo;

/// <summary>
/// Every unit postcode of a release with its grid point, in sorted packed arrays: 10 bytes a postcode. A search goes to the outcode's range by its
/// hash, then by halves through some 600 neighbouring two-byte numbers.
/// </summary>
internal sealed class PostcodeUnits
{
    /// <summary>No units at all: no unit release is loaded.</summary>
    public static readonly PostcodeUnits Empty = new([], [], [], []);

    private readonly Dictionary<Outcode, Range> ranges;
    private readonly ushort[] inwards;
    private readonly int[] eastings;
    private readonly int[] northings;

    internal PostcodeUnits(Dictionary<Outcode, Range> ranges, ushort[] inwards, int[] eastings, int[] northings)
    {
        this.ranges = ranges;
        this.inwards = inwards;
        this.eastings = eastings;
        this.northings = northings;
    }

    /// <summary>How many units there are.</summary>
    public int Count => inwards.Length;

    /// <summary>The unit at a position from 0 to <see cref="Count"/>, to draw from; walks the districts, some 2,900.</summary>
    public Postcode At(int position)
    {
        foreach (var (outcode, range) in ranges)
        {
            if (position >= range.Start.Value && position < range.End.Value)
            {
                return Postcode.UnitOf(outcode, inwards[position]);
            }
        }

        throw new ArgumentOutOfRangeException(nameof(position));
    }

    /// <summary>The point of a unit, or null where it is not loaded.</summary>
    public GridPoint? Find(Postcode unit)
    {
        if (!ranges.TryGetValue(unit.Outcode, out var range))
        {
            return null;
        }

        var start = range.Start.Value;
        var at = inwards.AsSpan(range).BinarySearch((ushort)unit.Inward);
        return at < 0 ? null : new GridPoint(eastings[start + at], northings[start + at]);
    }
}
