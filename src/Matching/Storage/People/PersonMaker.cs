using System.Collections.Frozen;
using Matching.Lifts;
using Matching.People;
using Matching.People.Consents;
using Matching.Storage.Lifts;
using Npgsql;

namespace Matching.Storage.People;

/// <summary>Takes people in, their names and addresses sealed.</summary>
internal sealed class PersonMaker(Database source, IOriginVault vault, KeyedHashes hashes)
{
    private static readonly string Insert = Sql.Read("People/person_insert.sql");
    private static readonly string TakeOver = Sql.Read("People/Lists/take_over.sql");
    private static readonly string Address = Sql.Read("People/person_address.sql");

    /// <summary>Makes a person of the campaign who takes part; whoever was only on a list with the address is taken over. Nothing happens where the subject or the address is known already, or the campaign is not.</summary>
    public async Task TakeInAsync(
        string campaign, string subject, string firstName, EmailAddress? address, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var connection = await source.Everywhere.OpenConnectionAsync(cancellation);
        if (address is not null)
        {
            await connection.RunAsync(TakeOver, cancellation, campaign, await hashes.OfAddressAsync(campaign, address, cancellation), subject, now);
        }

        await TakeInAsync(connection, Guid.CreateVersion7(now), campaign, subject, firstName, address, now, cancellation);
    }

    /// <summary>As above, within a transaction and under an id.</summary>
    public async Task TakeInAsync(
        NpgsqlConnection connection, Guid id, string campaign, string subject, string firstName, EmailAddress? address, DateTimeOffset now, CancellationToken cancellation) =>
        await connection.RunAsync(
            Insert,
            cancellation,
            id,
            campaign,
            subject,
            address is null ? null : await hashes.OfAddressAsync(campaign, address, cancellation),
            vault.SealText(id, firstName),
            address is null ? null : vault.SealText(id, address.Text),
            EnumText<PersonState>.Of(PersonState.Active),
            now);

    /// <summary>Reads a row of standing.sql.</summary>
    public Standing ReadStanding(NpgsqlDataReader row)
    {
        var id = row.GetGuid(0);
        var sealedName = row.GetFieldValue<byte[]>(2);
        var barred = row.GetBoolean(8);
        return new Standing(
            id,
            EnumText<PersonState>.Read(row.GetString(1)),
            sealedName.Length == 0 ? "" : vault.OpenText(id, sealedName),
            barred || row.IsDBNull(3) ? Role.Volunteer : EnumText<Role>.Read(row.GetString(3)),
            barred || row.IsDBNull(4) ? null : row.GetFieldValue<string[]>(4).ToFrozenSet(StringComparer.Ordinal))
        {
            Age = EnumText<PersonAge>.Read(row.GetString(5)),
            IsBarred = barred,
            IsTooYoung = row.GetBoolean(10),
            Consents = row.GetFieldValue<string[]>(6).Select(EnumText<ConsentPurpose>.Read)
                .Zip(row.GetFieldValue<int[]>(7))
                .Where(given => given.Second == ConsentWordings.Latest(given.First).Version)
                .Select(given => given.First)
                .ToFrozenSet(),
        };
    }

    /// <summary>The address of a person; empty where none is known.</summary>
    public async Task<string> AddressOfAsync(NpgsqlConnection connection, Guid person, CancellationToken cancellation)
    {
        await using var find = connection.Command(Address, person);
        return await find.ExecuteScalarAsync(cancellation) is byte[] box ? vault.OpenText(person, box) : "";
    }
}
