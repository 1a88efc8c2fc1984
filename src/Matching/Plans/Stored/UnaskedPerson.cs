using Matching.Outcomes;

namespace Matching.Plans.Stored;

/// <summary>Somebody whom a plan sends and who was not asked.</summary>
/// <param name="Availability">What they had said.</param>
/// <param name="Reason">Why they were not.</param>
/// <param name="Detail">The same in words.</param>
public sealed record UnaskedPerson(Guid Availability, Reason Reason, string Detail);
