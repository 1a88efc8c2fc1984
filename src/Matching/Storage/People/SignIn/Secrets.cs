using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Matching.Storage.People.SignIn;

/// <summary>Secrets that are sent out, and what of them is kept.</summary>
internal static class Secrets
{
    private const int Bytes = 32;

    /// <summary>256 random bits, in letters that a URL carries as they are.</summary>
    public static string Fresh() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Six digits, any as likely as any other.</summary>
    public static string FreshCode() => RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>What is kept of a secret of 128 bits or more: nobody tries them all, so no key is needed.</summary>
    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>Tells whether a secret is the one kept, in the same time whatever it is.</summary>
    public static bool Matches(byte[] kept, byte[] shown) => CryptographicOperations.FixedTimeEquals(kept, shown);
}
