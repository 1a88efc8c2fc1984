using Matching.Geo;
using Matching.Sessions;

namespace Matching.Lifts;

/// <summary>A leg that may serve a wanted session, with what is needed to judge it and to tell of it.</summary>
public sealed record LiftCandidate
{
    /// <summary>The offer.</summary>
    public required Guid OfferId { get; init; }

    /// <summary>The wanted session.</summary>
    public required Session Session { get; init; }

    /// <summary>The session that the car goes to.</summary>
    public required Guid OwnSessionId { get; init; }

    /// <summary>The leg as it stands.</summary>
    public required Leg Leg { get; init; }

    /// <summary>Upper bound of the leg's direct time and detour, in seconds; infinite where none is known.</summary>
    public double BudgetSeconds { get; init; } = double.PositiveInfinity;

    /// <summary>The driver's first name.</summary>
    public required string DriverName { get; init; }

    /// <summary>The driver's blurred origin.</summary>
    public required GridPoint DriverBlurred { get; init; }

    /// <summary>Passengers board at public meeting points only.</summary>
    public bool MeetingPointsOnly { get; init; }

    /// <summary>What it costs the passengers.</summary>
    public LiftCost Cost { get; init; }

    /// <summary>True for a coach.</summary>
    public bool IsCoach => Leg.Run is not null;

    /// <summary>True where generated for demonstration.</summary>
    public bool Demo { get; init; }

    /// <summary>True where the car goes on to another session.</summary>
    public bool PassingThrough => OwnSessionId != Session.Id;
}
