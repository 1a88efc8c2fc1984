using Matching.Plans.Stored;

namespace Matching.Storage.Plans;

/// <summary>A plan in the hands of one replica.</summary>
/// <param name="Plan">The plan, as it was when it was taken.</param>
/// <param name="Holder">Who holds it: made anew each time it is taken, so that whoever held it before is nobody any more.</param>
/// <param name="Attempts">How often it was taken, this time too.</param>
internal sealed record PlanJob(StoredPlan Plan, Guid Holder, int Attempts);
