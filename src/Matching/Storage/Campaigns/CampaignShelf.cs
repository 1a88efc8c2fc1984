using System.Collections.Frozen;
using Matching.Campaigns;

namespace Matching.Storage.Campaigns;

/// <summary>
/// Every campaign in memory: there are few, and every search asks for one. The copy is renewed by the next reader after a change was heard of.
/// </summary>
internal sealed class CampaignShelf(Database source) : ICampaigns, IChangeHandler, IDisposable
{
    private static readonly string All = Sql.Read("Campaigns/all.sql");
    private static readonly string One = Sql.Read("Campaigns/get.sql");

    private readonly SemaphoreSlim gate = new(1, 1);
    private volatile Copy copy = new(FrozenDictionary<string, Campaign>.Empty, -1);
    private long changes;

    /// <inheritdoc />
    public string Channel => "campaigns";

    /// <inheritdoc />
    public void Changed() => Interlocked.Increment(ref changes);

    /// <inheritdoc />
    public ValueTask<Campaign?> FindAsync(string id, CancellationToken cancellation)
    {
        var now = copy;
        return now.Change == Interlocked.Read(ref changes) && now.Campaigns.TryGetValue(id, out var campaign)
            ? new ValueTask<Campaign?>(campaign)
            : new ValueTask<Campaign?>(FindSlowlyAsync(id, cancellation));
    }

    /// <inheritdoc />
    public void Dispose() => gate.Dispose();

    private async Task<Campaign?> FindSlowlyAsync(string id, CancellationToken cancellation)
    {
        if ((await RenewAsync(cancellation)).TryGetValue(id, out var campaign))
        {
            return campaign;
        }

        // Another replica may have created it a moment ago, before word of it came.
        await using var command = source.Everywhere.Command(One, id);
        var created = await command.ReadOneAsync(CampaignRow.Read, cancellation);
        if (created is not null)
        {
            Changed();
        }

        return created;
    }

    private async Task<FrozenDictionary<string, Campaign>> RenewAsync(CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            // Counted before reading: a change that comes while the rows are read makes the copy old again.
            var change = Interlocked.Read(ref changes);
            if (copy.Change != change)
            {
                await using var command = source.Everywhere.Command(All);
                var rows = await command.ReadAllAsync(CampaignRow.Read, cancellation);
                copy = new Copy(rows.ToFrozenDictionary(campaign => campaign.Id, StringComparer.Ordinal), change);
            }

            return copy.Campaigns;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The campaigns as read when so many changes had been heard of.</summary>
    private sealed record Copy(FrozenDictionary<string, Campaign> Campaigns, long Change);
}
