using System.Security.Cryptography;
using System.Text;
using Matching.Lifts;
using Matching.People;

namespace Matching.Storage.People;

/// <summary>
/// Hashes of what has too few possible values for a plain hash to hide: addresses, by which people are found without the address being there to read, and codes of six
/// digits. The key is made once and kept in the database sealed, so that whoever has only the database cannot try all values.
/// </summary>
internal sealed class KeyedHashes(Database source, IOriginVault vault)
{
    private const int KeyBytes = 32;

    private static readonly string Keep = Sql.Read("People/address_secret_keep.sql");

    private byte[]? secret;

    /// <summary>32 bytes: HMAC-SHA-256 of campaign and address, so that the same address in two campaigns shows no likeness.</summary>
    public ValueTask<byte[]> OfAddressAsync(string campaign, EmailAddress address, CancellationToken cancellation) => OfAsync($"address\n{campaign}\n{address.Text}", cancellation);

    /// <summary>32 bytes: of a code, for its one sign-in.</summary>
    public ValueTask<byte[]> OfCodeAsync(Guid signIn, string code, CancellationToken cancellation) => OfAsync($"code\n{signIn}\n{code}", cancellation);

    private async ValueTask<byte[]> OfAsync(string text, CancellationToken cancellation)
    {
        // Read twice by two that come first at once: both read the same.
        secret ??= await ReadOrMakeAsync(cancellation);
        return HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(text));
    }

    private async Task<byte[]> ReadOrMakeAsync(CancellationToken cancellation)
    {
        await using var keep = source.Everywhere.Command(Keep, vault.Seal(Guid.Empty, RandomNumberGenerator.GetBytes(KeyBytes)));
        return vault.Open(Guid.Empty, (byte[])(await keep.ExecuteScalarAsync(cancellation))!);
    }
}
