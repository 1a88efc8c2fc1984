using Matching.People;
using Matching.People.Lists;
using Npgsql;

namespace Matching.Storage.People.Lists;

/// <summary>Addresses that no list is mailed to again, in any campaign.</summary>
internal sealed class Suppressions(Database source, KeyedHashes hashes, TimeProvider clock)
{
    private static readonly string Suppress = Sql.Read("People/Lists/suppress.sql");
    private static readonly string Drop = Sql.Read("People/Lists/drop.sql");

    /// <summary>32 bytes by which the address is known in every campaign.</summary>
    public ValueTask<byte[]> KeyOfAsync(EmailAddress address, CancellationToken cancellation) => hashes.OfAddressAsync(Caller.EveryCampaign, address, cancellation);

    /// <summary>Suppresses an address for good, and takes who never said yes off the list of one campaign.</summary>
    /// <param name="address">The address.</param>
    /// <param name="campaign">Slug of the campaign whose list it came from; null where that is not known.</param>
    /// <param name="why">Why.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task AddAsync(EmailAddress address, string? campaign, SuppressionReason why, CancellationToken cancellation)
    {
        await using var connection = await source.Everywhere.OpenConnectionAsync(cancellation);
        await using var transaction = await source.Everywhere.BeginAsync(connection, cancellation);
        await connection.RunAsync(Suppress, cancellation, await KeyOfAsync(address, cancellation), EnumText<SuppressionReason>.Of(why), clock.GetStorableNow());
        if (campaign is not null)
        {
            await DropAsync(connection, campaign, address, cancellation);
        }

        await transaction.CommitAsync(CancellationToken.None);
    }

    private async Task DropAsync(NpgsqlConnection connection, string campaign, EmailAddress address, CancellationToken cancellation) =>
        await connection.RunAsync(Drop, cancellation, campaign, await hashes.OfAddressAsync(campaign, address, cancellation));
}
