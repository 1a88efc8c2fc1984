using System.Security.Cryptography;
using System.Text;
using Matching.Lifts;
using Matching.People;
using Npgsql;

namespace Matching.Storage.People;

/// <summary>
/// Finds people by their address without the address being there to read: a keyed hash of campaign and address. The key is made once and kept in the database
/// sealed, so that whoever has only the database cannot try lists of addresses against the hashes.
/// </summary>
internal sealed class AddressKey(NpgsqlDataSource source, IOriginVault vault)
{
    private const int KeyBytes = 32;

    private static readonly string Keep = Sql.Read("People/address_secret_keep.sql");

    private byte[]? secret;

    /// <summary>32 bytes: HMAC-SHA-256 of campaign and address, so that the same address in two campaigns shows no likeness.</summary>
    public async ValueTask<byte[]> OfAsync(string campaign, EmailAddress address, CancellationToken cancellation)
    {
        // Read twice by two that come first at once: both read the same.
        secret ??= await ReadOrMakeAsync(cancellation);
        return HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{campaign}\n{address.Text}"));
    }

    private async Task<byte[]> ReadOrMakeAsync(CancellationToken cancellation)
    {
        await using var keep = source.Command(Keep, vault.Seal(Guid.Empty, RandomNumberGenerator.GetBytes(KeyBytes)));
        return vault.Open(Guid.Empty, (byte[])(await keep.ExecuteScalarAsync(cancellation))!);
    }
}
