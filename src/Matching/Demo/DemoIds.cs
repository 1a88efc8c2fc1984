namespace Matching.Demo;

/// <summary>UUIDv7s that a seed decides.</summary>
internal static class DemoIds
{
    /// <summary>The next id of a moment.</summary>
    public static Guid Next(Random random, DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        var milliseconds = at.ToUnixTimeMilliseconds();
        for (var octet = 0; octet < 6; octet++)
        {
            bytes[octet] = (byte)(milliseconds >> (40 - (8 * octet)));
        }

        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }
}
