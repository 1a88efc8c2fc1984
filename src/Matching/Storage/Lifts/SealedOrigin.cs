using System.Buffers.Binary;
using System.Text;
using Matching.Geo;
using Matching.Lifts;

namespace Matching.Storage.Lifts;

/// <summary>Origins and points as they are sealed: two doubles, or text.</summary>
internal static class SealedOrigin
{
    /// <summary>What a point takes.</summary>
    public const int PointBytes = 16;

    /// <summary>Seals a point.</summary>
    public static byte[] SealPoint(this IOriginVault vault, Guid owner, GridPoint point)
    {
        Span<byte> plain = stackalloc byte[PointBytes];
        WritePoint(plain, point);
        return vault.Seal(owner, plain);
    }

    /// <summary>Opens a point.</summary>
    public static GridPoint OpenPoint(this IOriginVault vault, Guid owner, ReadOnlySpan<byte> box) => ReadPoint(vault.Open(owner, box));

    /// <summary>Writes a point as it stands inside a box.</summary>
    public static void WritePoint(Span<byte> plain, GridPoint point)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(plain, point.Easting);
        BinaryPrimitives.WriteDoubleLittleEndian(plain[8..], point.Northing);
    }

    /// <summary>Reads what <see cref="WritePoint"/> wrote.</summary>
    public static GridPoint ReadPoint(ReadOnlySpan<byte> plain) =>
        new(BinaryPrimitives.ReadDoubleLittleEndian(plain), BinaryPrimitives.ReadDoubleLittleEndian(plain[8..]));

    /// <summary>Seals text.</summary>
    public static byte[] SealText(this IOriginVault vault, Guid owner, string text) => vault.Seal(owner, Encoding.UTF8.GetBytes(text));

    /// <summary>Opens text.</summary>
    public static string OpenText(this IOriginVault vault, Guid owner, ReadOnlySpan<byte> box) => Encoding.UTF8.GetString(vault.Open(owner, box));

    /// <summary>Seals text that need not be there; null for none.</summary>
    public static byte[]? SealSaid(this IOriginVault vault, Guid owner, string text) => text.Length == 0 ? null : vault.SealText(owner, text);

    /// <summary>Opens text that need not be there; empty for null.</summary>
    public static string OpenSaid(this IOriginVault vault, Guid owner, byte[]? box) => box is null ? "" : vault.OpenText(owner, box);
}
