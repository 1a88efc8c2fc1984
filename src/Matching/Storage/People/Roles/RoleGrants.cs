using Matching.Lifts;
using Matching.Outcomes;
using Matching.People;
using Matching.People.Roles;
using Matching.Storage.Lifts;
using Npgsql;

namespace Matching.Storage.People.Roles;

/// <summary>
/// What more than a volunteer some addresses may do. Answers are kept without the address, which whoever calls again has sent again; that a campaign keeps an administrator is held by the
/// database at the commit.
/// </summary>
internal sealed class RoleGrants(Database source, OnceWriter once, IOriginVault vault, KeyedHashes hashes, TimeProvider clock) : IRoleGrants
{
    private const string NoAdministratorLeft = "MS024";

    private const int NamedSeats = 5;

    private static readonly string Unknown = Sql.Read("People/Roles/unknown_seats.sql");
    private static readonly string Put = Sql.Read("People/Roles/put.sql");
    private static readonly string Page = Sql.Read("People/Roles/page.sql");
    private static readonly string Delete = Sql.Read("People/Roles/delete.sql");

    private static readonly Failure Last = new(Reason.LastAdministrator, "This is the campaign's last administrator; name another first.");
    private static readonly Failure NoGrant = new(Reason.RoleGrantNotFound, "There is no such grant.");

    /// <inheritdoc />
    public async Task<Result<RoleGrant>> GrantAsync(WriteKey key, RoleWish wish, CancellationToken cancellation)
    {
        var addressKey = await hashes.OfAddressAsync(wish.Campaign, wish.Address, cancellation);
        var granted = await RunAsync(
            key,
            async (connection, cancel) =>
            {
                if (await UnknownSeatsAsync(connection, wish, cancel) is [_, ..] unknown)
                {
                    return Failure.Invalid("role_grant.seats", $"Must be seats of the campaign's boundary set, which {string.Join(", ", unknown.Take(NamedSeats))} {(unknown.Count == 1 ? "is" : "are")} not.");
                }

                var now = clock.GetStorableNow();
                var id = Guid.CreateVersion7(now);
                await using var put = connection.Command(
                    Put, id, wish.Campaign, addressKey, vault.SealText(id, wish.Address.Text), EnumText<Role>.Of(wish.Role), wish.GrantedBy, now, wish.Seats?.ToArray());
                return await put.ExecuteNonQueryAsync(cancel) == 1
                    ? new RoleGrant(id, wish.Campaign, wish.Role, wish.Seats?.ToArray(), now)
                    : new Failure(Reason.CampaignNotFound, $"There is no campaign {wish.Campaign}.");
            },
            cancellation);
        return granted.Then<RoleGrant>(grant => grant with { Email = wish.Address.Text });
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<RoleGrant>> PageAsync(string campaign, Guid? after, int size, CancellationToken cancellation)
    {
        await using var page = source.Command(Page, campaign, after, size);
        return await page.ReadAllAsync(row => Read(row) with { Email = vault.OpenText(row.GetGuid(0), row.GetFieldValue<byte[]>(5)) }, cancellation);
    }

    /// <inheritdoc />
    public Task<Result<RoleGrant>> RevokeAsync(WriteKey key, Caller caller, Guid id, CancellationToken cancellation) => RunAsync(
        key,
        async (connection, cancel) =>
        {
            await using var delete = connection.Command(Delete, id);
            return await delete.ReadOneAsync(Read, cancel) is { } ended && caller.Reaches(ended.Whose()) ? ended : NoGrant;
        },
        cancellation);

    private static async Task<IReadOnlyList<string>> UnknownSeatsAsync(NpgsqlConnection connection, RoleWish wish, CancellationToken cancellation)
    {
        if (wish.Seats is not { Count: > 0 } seats)
        {
            return [];
        }

        await using var find = connection.Command(Unknown, wish.Campaign, seats.ToArray());
        return await find.ReadAllAsync(row => row.GetString(0), cancellation);
    }

    private async Task<Result<RoleGrant>> RunAsync(WriteKey key, Func<NpgsqlConnection, CancellationToken, Task<Result<RoleGrant>>> write, CancellationToken cancellation)
    {
        try
        {
            return await once.RunAsync(key, write, cancellation);
        }
        catch (PostgresException refused) when (refused.SqlState == NoAdministratorLeft)
        {
            return Last;
        }
    }

    private static RoleGrant Read(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetString(1),
        EnumText<Role>.Read(row.GetString(2)),
        row.IsDBNull(3) ? null : row.GetFieldValue<string[]>(3),
        row.GetFieldValue<DateTimeOffset>(4));
}
