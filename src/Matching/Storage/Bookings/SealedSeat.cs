using System.Buffers.Binary;
using Matching.Bookings;
using Matching.Lifts;
using Matching.Storage.Lifts;

namespace Matching.Storage.Bookings;

/// <summary>
/// Legs and stops of bookings as they are sealed. A walk to a public point, or a window that a walk has narrowed, tells as much of a home as its point
/// does, so they are sealed together.
/// </summary>
internal static class SealedSeat
{
    private const int HomeBytes = SealedOrigin.PointBytes + 8;
    private const int StopBytes = SealedOrigin.PointBytes + 16;

    /// <summary>Stands for an end that is open.</summary>
    private const long NoLimit = 0;

    /// <summary>Seals where a party boards or gets out near home, and its walk.</summary>
    public static byte[] SealHome(this IOriginVault vault, Guid booking, BookedLeg leg)
    {
        Span<byte> plain = stackalloc byte[HomeBytes];
        SealedOrigin.WritePoint(plain, leg.Home);
        BinaryPrimitives.WriteDoubleLittleEndian(plain[SealedOrigin.PointBytes..], leg.WalkMetres);
        return vault.Seal(booking, plain);
    }

    /// <summary>The leg with its point and walk; no walk where it was sealed before walks were (migration 0013).</summary>
    public static BookedLeg OpenHome(this IOriginVault vault, Guid booking, byte[] box, BookedLeg leg)
    {
        var plain = vault.Open(booking, box).AsSpan();
        return leg with { Home = SealedOrigin.ReadPoint(plain), WalkMetres = plain.Length < HomeBytes ? 0 : BinaryPrimitives.ReadDoubleLittleEndian(plain[SealedOrigin.PointBytes..]) };
    }

    /// <summary>Seals where and when a car stops.</summary>
    public static byte[] SealStop(this IOriginVault vault, Stop stop)
    {
        Span<byte> plain = stackalloc byte[StopBytes];
        SealedOrigin.WritePoint(plain, stop.Point);
        BinaryPrimitives.WriteInt64LittleEndian(plain[SealedOrigin.PointBytes..], stop.Window.NotBefore?.UtcTicks ?? NoLimit);
        BinaryPrimitives.WriteInt64LittleEndian(plain[(SealedOrigin.PointBytes + 8)..], stop.Window.NotAfter?.UtcTicks ?? NoLimit);
        return vault.Seal(stop.BookingId, plain);
    }

    /// <summary>The stop with its point and window; its window stays where it was sealed before windows were (migration 0013).</summary>
    public static Stop OpenStop(this IOriginVault vault, Stop stop, byte[] box)
    {
        var plain = vault.Open(stop.BookingId, box).AsSpan();
        return stop with
        {
            Point = SealedOrigin.ReadPoint(plain),
            Window = plain.Length < StopBytes ? stop.Window : new TimeWindow(Instant(plain[SealedOrigin.PointBytes..]), Instant(plain[(SealedOrigin.PointBytes + 8)..])),
        };
    }

    private static DateTimeOffset? Instant(ReadOnlySpan<byte> plain) =>
        BinaryPrimitives.ReadInt64LittleEndian(plain) is not NoLimit and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
}
