using Matching.Lifts;
using Matching.People;
using Matching.Storage.Lifts;

namespace Matching.Storage.People;

/// <summary>What more than a volunteer some addresses may do.</summary>
internal sealed class RoleGrants(Database source, IOriginVault vault, KeyedHashes hashes, TimeProvider clock)
{
    private static readonly string Put = Sql.Read("People/grant_put.sql");

    /// <summary>Grants a role to an address, whether or not anybody has come with it; what was granted before is replaced. False where there is no such campaign.</summary>
    /// <param name="campaign">Slug of the campaign.</param>
    /// <param name="address">Whose it is.</param>
    /// <param name="role">Organiser or administrator.</param>
    /// <param name="seats">Codes of the seats of an organiser; null for every seat.</param>
    /// <param name="grantedBy">Who grants it.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    public async Task<bool> GrantAsync(
        string campaign, EmailAddress address, Role role, IReadOnlyCollection<string>? seats, string grantedBy, CancellationToken cancellation)
    {
        var now = clock.GetStorableNow();
        var id = Guid.CreateVersion7(now);
        await using var command = source.Command(
            Put,
            id,
            campaign,
            await hashes.OfAddressAsync(campaign, address, cancellation),
            vault.SealText(id, address.Text),
            EnumText<Role>.Of(role),
            grantedBy,
            now,
            seats?.ToArray());
        return await command.ExecuteNonQueryAsync(cancellation) == 1;
    }
}
