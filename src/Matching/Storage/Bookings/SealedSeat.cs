using System.Buffers.Binary;
using Matching.Bookings;
using Matching.Geo;
using Matching.Lifts;

namespace Matching.Storage.Bookings;

/// <summary>
/// Legs and stops of bookings as they are sealed. A walk to a public point, or a window that a walk has narrowed, tells as much of a home as its point
/// does, so they are sealed together.
/// </summary>
internal static class SealedSeat
{
    private const int PointBytes = 16;
    private const int HomeBytes = PointBytes + 8;
    private const int StopBytes = PointBytes + 16;

    /// <summary>Stands for an end that is open.</summary>
    private const long NoLimit = 0;

    /// <summary>Seals where a party boards or gets out near home, and its walk.</summary>
    public static byte[] SealHome(this IOriginVault vault, Guid booking, BookedLeg leg)
    {
        Span<byte> plain = stackalloc byte[HomeBytes];
        Write(plain, leg.Home);
        BinaryPrimitives.WriteDoubleLittleEndian(plain[PointBytes..], leg.WalkMetres);
        return vault.Seal(booking, plain);
    }

    /// <summary>The leg with its point and walk; no walk where it was sealed before walks were (migration 0013).</summary>
    public static BookedLeg OpenHome(this IOriginVault vault, Guid booking, byte[] box, BookedLeg leg)
    {
        var plain = vault.Open(booking, box).AsSpan();
        return leg with { Home = Point(plain), WalkMetres = plain.Length < HomeBytes ? 0 : BinaryPrimitives.ReadDoubleLittleEndian(plain[PointBytes..]) };
    }

    /// <summary>Seals where and when a car stops.</summary>
    public static byte[] SealStop(this IOriginVault vault, Stop stop)
    {
        Span<byte> plain = stackalloc byte[StopBytes];
        Write(plain, stop.Point);
        BinaryPrimitives.WriteInt64LittleEndian(plain[PointBytes..], stop.Window.NotBefore?.UtcTicks ?? NoLimit);
        BinaryPrimitives.WriteInt64LittleEndian(plain[(PointBytes + 8)..], stop.Window.NotAfter?.UtcTicks ?? NoLimit);
        return vault.Seal(stop.BookingId, plain);
    }

    /// <summary>The stop with its point and window; its window stays where it was sealed before windows were (migration 0013).</summary>
    public static Stop OpenStop(this IOriginVault vault, Stop stop, byte[] box)
    {
        var plain = vault.Open(stop.BookingId, box).AsSpan();
        return stop with
        {
            Point = Point(plain),
            Window = plain.Length < StopBytes ? stop.Window : new TimeWindow(Instant(plain[PointBytes..]), Instant(plain[(PointBytes + 8)..])),
        };
    }

    private static void Write(Span<byte> into, GridPoint point)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(into, point.Easting);
        BinaryPrimitives.WriteDoubleLittleEndian(into[8..], point.Northing);
    }

    private static GridPoint Point(ReadOnlySpan<byte> plain) =>
        new(BinaryPrimitives.ReadDoubleLittleEndian(plain), BinaryPrimitives.ReadDoubleLittleEndian(plain[8..]));

    private static DateTimeOffset? Instant(ReadOnlySpan<byte> plain) =>
        BinaryPrimitives.ReadInt64LittleEndian(plain) is not NoLimit and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
}
