using Matching.Outcomes;

namespace Matching.Plans.Stored;

/// <summary>A ride of a plan that was not asked for.</summary>
/// <param name="Request">Who was to ride.</param>
/// <param name="Reason">Why they do not.</param>
/// <param name="Detail">The same in words.</param>
public sealed record UncommittedRide(Guid Request, Reason Reason, string Detail);
