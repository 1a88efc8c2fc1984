using Matching.Lifts;

namespace Matching.Plans;

/// <summary>
/// A weekend to be planned: everything that a plan rests on. Places with the same coordinates are one place.
/// </summary>
public sealed record PlanProblem
{
    /// <summary>Who is to be placed.</summary>
    public required IReadOnlyList<PlanVolunteer> Volunteers { get; init; }

    /// <summary>Where they could go.</summary>
    public required IReadOnlyList<PlanSession> Sessions { get; init; }

    /// <summary>Where cars pick people up. None: at their own points.</summary>
    public IReadOnlyList<PlanMeetingPoint> MeetingPoints { get; init; } = [];

    /// <summary>What stands already, and is kept even where it breaks a limit.</summary>
    public IReadOnlyList<PlanKept> Kept { get; init; } = [];

    /// <summary>Travel times between volunteers, sessions and meeting points, in that order; null for straight lines.</summary>
    public PlanMatrix? Travel { get; init; }

    /// <summary>Who may share a car; null where all may. Of a problem in a file it is what its volunteers say (<see cref="PlanCompany"/>), of a stored weekend what judges its bookings.</summary>
    public IPlanCompany? Company { get; init; }

    /// <summary>What is best.</summary>
    public PlanObjective Objective { get; init; }

    /// <summary>What a lift must keep to.</summary>
    public LiftRules Lifts { get; init; } = new();

    /// <summary>What a plan must keep to.</summary>
    public PlanRules Rules { get; init; } = new();

    /// <summary>How long to look for a better plan.</summary>
    public PlanLimits Limits { get; init; } = new();
}
