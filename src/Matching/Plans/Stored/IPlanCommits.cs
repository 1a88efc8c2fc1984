using Matching.Outcomes;
using Matching.People;

namespace Matching.Plans.Stored;

/// <summary>Makes bookings of plans.</summary>
public interface IPlanCommits
{
    /// <summary>
    /// Asks driver and passenger of each ride of a plan for their yes, by the same writes as every booking: what has changed since is looked for anew and nothing is overwritten. Bookings that stand are kept, and no ride is asked for twice.
    /// Fails with <see cref="Reason.PlanNotReady"/>.
    /// </summary>
    Task<Result<PlanCommit>> CommitAsync(WriteKey key, StoredPlan plan, CancellationToken cancellation);
}
