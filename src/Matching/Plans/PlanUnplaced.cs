namespace Matching.Plans;

/// <summary>Somebody whom the plan leaves out.</summary>
/// <param name="Volunteer">Id of the volunteer.</param>
/// <param name="Reason">Why.</param>
public sealed record PlanUnplaced(string Volunteer, UnplacedReason Reason);
