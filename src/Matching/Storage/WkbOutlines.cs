using System.Buffers.Binary;
using Matching.Seats;

namespace Matching.Storage;

/// <summary>Reads a little-endian WKB multipolygon into an outline without an object for each corner.</summary>
internal static class WkbOutlines
{
    private const int Polygon = 3;
    private const int MultiPolygon = 6;

    /// <summary>Reads the outline.</summary>
    /// <exception cref="FormatException">The bytes are no little-endian multipolygon in two dimensions.</exception>
    public static Outline Read(ReadOnlySpan<byte> wkb)
    {
        var rings = new List<double[]>();
        Expect(ref wkb, MultiPolygon);
        for (var polygons = Number(ref wkb); polygons > 0; polygons--)
        {
            Expect(ref wkb, Polygon);
            for (var left = Number(ref wkb); left > 0; left--)
            {
                rings.Add(Ring(ref wkb));
            }
        }

        return new Outline(rings);
    }

    private static void Expect(ref ReadOnlySpan<byte> wkb, int type)
    {
        if (wkb.IsEmpty || wkb[0] != 1)
        {
            throw new FormatException("An outline's WKB is not little-endian.");
        }

        wkb = wkb[1..];
        if (Number(ref wkb) is var found && found != type)
        {
            throw new FormatException($"An outline's WKB holds geometry type {found} where {type} is due.");
        }
    }

    private static int Number(ref ReadOnlySpan<byte> wkb)
    {
        var number = BinaryPrimitives.ReadInt32LittleEndian(wkb);
        wkb = wkb[4..];
        return number;
    }

    private static double[] Ring(ref ReadOnlySpan<byte> wkb)
    {
        var ring = new double[Number(ref wkb) * 2];
        for (var at = 0; at < ring.Length; at++)
        {
            ring[at] = BinaryPrimitives.ReadDoubleLittleEndian(wkb[(at * sizeof(double))..]);
        }

        wkb = wkb[(ring.Length * sizeof(double))..];
        return ring;
    }
}
