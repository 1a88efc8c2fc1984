using Matching.Campaigns;
using Matching.Outcomes;
using Matching.People;
using Npgsql;

namespace Matching.Storage.Campaigns;

/// <summary>Keeps campaigns in the database.</summary>
internal sealed class CampaignStore(Database source, OnceWriter writer, CampaignShelf shelf, TimeProvider clock) : ICampaignStore
{
    private static readonly string Get = Sql.Read("Campaigns/get.sql");
    private static readonly string Page = Sql.Read("Campaigns/page.sql");
    private static readonly string Insert = Sql.Read("Campaigns/insert.sql");
    private static readonly string Update = Sql.Read("Campaigns/update.sql");
    private static readonly string DeleteTargets = Sql.Read("Campaigns/delete_targets.sql");
    private static readonly string InsertTargets = Sql.Read("Campaigns/insert_targets.sql");

    /// <inheritdoc />
    public async Task<Campaign?> FindAsync(string id, CancellationToken cancellation)
    {
        await using var command = source.Everywhere.Command(Get, id);
        return await command.ReadOneAsync(CampaignRow.Read, cancellation);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Campaign>> ListAsync(string after, int limit, CancellationToken cancellation)
    {
        await using var command = source.Everywhere.Command(Page, after, limit);
        return await command.ReadAllAsync(CampaignRow.Read, cancellation);
    }

    /// <inheritdoc />
    public Task<Result<Campaign>> CreateAsync(WriteKey key, Campaign campaign, CancellationToken cancellation) =>
        WriteAsync(
            key,
            campaign,
            connection => connection.Command(
                Insert,
                campaign.Id,
                campaign.Name,
                campaign.Party,
                campaign.BoundarySet,
                campaign.Election,
                campaign.MaxMarginShare,
                campaign.MaxMarginVotes,
                EnumText<MarginalKind>.Of(campaign.Kinds),
                campaign.Demo,
                clock.GetUtcNow(),
                campaign.MinorsWelcome),
            new Failure(Reason.CampaignExists, $"There is a campaign {campaign.Id} already."),
            cancellation);

    /// <inheritdoc />
    public Task<Result<Campaign>> UpdateAsync(WriteKey key, Campaign campaign, long version, CancellationToken cancellation) =>
        WriteAsync(
            key,
            campaign,
            connection => connection.Command(
                Update,
                campaign.Id,
                version,
                campaign.Name,
                campaign.Party,
                campaign.Election,
                campaign.MaxMarginShare,
                campaign.MaxMarginVotes,
                EnumText<MarginalKind>.Of(campaign.Kinds),
                clock.GetUtcNow(),
                campaign.MinorsWelcome),
            new Failure(Reason.EtagMismatch, "The campaign has changed since; read it again."),
            cancellation);

    /// <summary>Writes the row and its targets; a statement that touches no row means <paramref name="untouched"/>.</summary>
    private async Task<Result<Campaign>> WriteAsync(
        WriteKey key,
        Campaign campaign,
        Func<NpgsqlConnection, NpgsqlCommand> write,
        Failure untouched,
        CancellationToken cancellation)
    {
        var result = await writer.RunAsync<Campaign>(
            key,
            async (connection, cancel) =>
            {
                await using var command = write(connection);
                if (await command.ExecuteNonQueryAsync(cancel) == 0)
                {
                    return untouched;
                }

                await using var delete = connection.Command(DeleteTargets, campaign.Id);
                await delete.ExecuteNonQueryAsync(cancel);
                if (campaign.Targets.Count > 0)
                {
                    await using var insert = connection.Command(
                        InsertTargets,
                        campaign.Id,
                        campaign.Targets.Select(target => target.SeatCode).ToArray(),
                        campaign.Targets.Select(target => target.Weight).ToArray());
                    await insert.ExecuteNonQueryAsync(cancel);
                }

                await using var get = connection.Command(Get, campaign.Id);
                return (await get.ReadOneAsync(CampaignRow.Read, cancel))!;
            },
            cancellation);
        shelf.Changed();
        return result;
    }
}
