using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Matching.Api;

/// <summary>Where a stream of an offer's events stands, as clients see it: opaque, and good for that offer alone.</summary>
internal static class ResumeTokens
{
    private const int HashBytes = 8;

    /// <summary>The token behind the event of a number.</summary>
    public static string Make(Guid offer, long number)
    {
        Span<byte> bytes = stackalloc byte[HashBytes + sizeof(long)];
        HashOf(offer).CopyTo(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes[HashBytes..], number);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The number behind which a stream goes on; null for a new one, or where the token is wrong, which is then named.</summary>
    public static long? ResumeAfter(this FieldChecks checks, string field, Guid offer, string token)
    {
        if (token.Length == 0)
        {
            return null;
        }

        var utf8 = Encoding.UTF8.GetBytes(token);
        if (Base64Url.IsValid(utf8, out var length) && length == HashBytes + sizeof(long))
        {
            var bytes = Base64Url.DecodeFromUtf8(utf8);
            var number = BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(HashBytes));
            if (number >= 0 && bytes.AsSpan(0, HashBytes).SequenceEqual(HashOf(offer)))
            {
                return number;
            }
        }

        checks.Add(field, "Must be a resume_token of the same offer, or empty for a new stream.", "lift_offer");
        return null;
    }

    private static ReadOnlySpan<byte> HashOf(Guid offer) => SHA256.HashData(offer.ToByteArray(bigEndian: true)).AsSpan(0, HashBytes);
}
