using System.Text.Json;
using Matching.Lifts;
using Matching.People;
using Matching.People.Mail;
using Matching.Storage.People;
using Npgsql;

namespace Matching.Storage.Mail;

/// <summary>Keeps letters, sealed, until they are sent: written in the transaction of what they tell of, so that there is neither without the other.</summary>
internal sealed class MailBox(IOriginVault vault, KeyedHashes hashes, TimeProvider clock)
{
    private static readonly string Insert = Sql.Read("Mail/insert.sql");

    /// <summary>Keeps a letter.</summary>
    /// <param name="connection">In the transaction of what it tells of.</param>
    /// <param name="campaign">Slug of the campaign that it comes from.</param>
    /// <param name="letter">The letter.</param>
    /// <param name="usefulUntil">After this it is not sent any more.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task PostAsync(NpgsqlConnection connection, string campaign, Letter letter, DateTimeOffset usefulUntil, CancellationToken cancellation)
    {
        var now = clock.GetStorableNow();
        var id = Guid.CreateVersion7(now);
        var to = await hashes.OfAddressAsync(campaign, EmailAddress.TryParse(letter.To)!, cancellation);
        await connection.RunAsync(Insert, cancellation, id, campaign, EnumText<MailKind>.Of(letter.Kind), vault.Seal(id, JsonSerializer.SerializeToUtf8Bytes(letter)), now, usefulUntil, to);
    }

    /// <summary>Opens a kept letter.</summary>
    public Letter Open(Guid id, byte[] kept) => JsonSerializer.Deserialize<Letter>(vault.Open(id, kept))!;
}
