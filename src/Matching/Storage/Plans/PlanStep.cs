using Matching.Outcomes;

namespace Matching.Storage.Plans;

/// <summary>What came of one of a plan's people or rides.</summary>
/// <param name="Volunteer">The request or availability.</param>
/// <param name="Kind">What was asked.</param>
/// <param name="Answer">What was made, as JSON; null where nothing was.</param>
/// <param name="Reason">Why nothing was made.</param>
/// <param name="Detail">The same in words.</param>
/// <param name="TriedAt">When.</param>
internal sealed record PlanStep(Guid Volunteer, StepKind Kind, string? Answer, Reason Reason, string Detail, DateTimeOffset TriedAt)
{
    /// <summary>Whether it was made.</summary>
    public bool Made => Answer is not null;
}
