using System.Runtime.InteropServices;

namespace Matching.Geo;

/// <summary>Gathers unit postcodes in any order and packs them.</summary>
internal sealed class PostcodeUnitsBuilder(int expected)
{
    private readonly List<ulong> keys = new(expected);
    private readonly List<(int Easting, int Northing)> points = new(expected);

    /// <summary>Adds a unit by its text, for example "NW3 2QG" or "NW32QG".</summary>
    /// <exception cref="FormatException">The text is no unit postcode.</exception>
    public void Add(ReadOnlySpan<char> code, int easting, int northing)
    {
        if (!Postcode.TryRead(code, out var unit, out _) || !unit.IsUnit)
        {
            throw new FormatException($"Not a unit postcode: {code}.");
        }

        keys.Add(((ulong)unit.Outcode.Packed << 16) | (uint)unit.Inward);
        points.Add((easting, northing));
    }

    /// <summary>Sorts and packs what was added.</summary>
    public PostcodeUnits Build()
    {
        var sorted = CollectionsMarshal.AsSpan(keys);
        var order = CollectionsMarshal.AsSpan(points);
        sorted.Sort(order);
        var inwards = new ushort[sorted.Length];
        var eastings = new int[sorted.Length];
        var northings = new int[sorted.Length];
        var ranges = new Dictionary<Outcode, Range>();
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            var packed = (uint)(sorted[start] >> 16);
            for (end = start; end < sorted.Length && (uint)(sorted[end] >> 16) == packed; end++)
            {
                inwards[end] = (ushort)sorted[end];
                (eastings[end], northings[end]) = order[end];
            }

            ranges[Outcode.FromPacked(packed)] = start..end;
        }

        return new PostcodeUnits(ranges, inwards, eastings, northings);
    }
}
