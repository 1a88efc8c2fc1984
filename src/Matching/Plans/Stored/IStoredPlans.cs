using Matching.Outcomes;
using Matching.People;

namespace Matching.Plans.Stored;

/// <summary>Keeps plans of stored weekends.</summary>
public interface IStoredPlans
{
    /// <summary>Notes a plan to be made in the background. Fails with <see cref="Reason.CampaignNotFound"/>, or <see cref="Reason.RateLimited"/> where the campaign has as many to be made as it may.</summary>
    Task<Result<StoredPlan>> CreateAsync(WriteKey key, PlanWish wish, CancellationToken cancellation);

    /// <summary>The plan, or null.</summary>
    Task<StoredPlan?> FindAsync(Guid id, CancellationToken cancellation);

    /// <summary>Asks for a plan's search to be ended; one that has ended stays as it is.</summary>
    Task StopAsync(Guid id, CancellationToken cancellation);
}
