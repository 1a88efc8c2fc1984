using Matching.Outcomes;
using Matching.People;

namespace Matching.Plans.Stored;

/// <summary>Makes bookings of plans.</summary>
public interface IPlanCommits
{
    /// <summary>
    /// Asks whoever is sent to come, and driver and passenger of each ride for their yes, by the same writes as every sign-up and booking: what has changed since is looked for anew and nothing is overwritten. What stands is kept, and nobody is
    /// asked twice. Fails with <see cref="Reason.PlanNotReady"/>.
    /// </summary>
    Task<Result<PlanCommit>> CommitAsync(WriteKey key, StoredPlan plan, CancellationToken cancellation);
}
