using Matching.Outcomes;
using Matching.People;

namespace Matching.Campaigns;

/// <summary>Keeps campaigns.</summary>
public interface ICampaignStore
{
    /// <summary>The campaign as it is stored now, or null.</summary>
    Task<Campaign?> FindAsync(string id, CancellationToken cancellation);

    /// <summary>At most <paramref name="limit"/> campaigns in order of slug, those after <paramref name="after"/>.</summary>
    Task<IReadOnlyList<Campaign>> ListAsync(string after, int limit, CancellationToken cancellation);

    /// <summary>Stores a new campaign. Fails with <see cref="Reason.CampaignExists"/> where the slug is taken.</summary>
    Task<Result<Campaign>> CreateAsync(WriteKey key, Campaign campaign, CancellationToken cancellation);

    /// <summary>
    /// Stores a campaign in place of the one of version <paramref name="version"/>. Fails with <see cref="Reason.EtagMismatch"/> where it has
    /// changed since.
    /// </summary>
    Task<Result<Campaign>> UpdateAsync(WriteKey key, Campaign campaign, long version, CancellationToken cancellation);
}
