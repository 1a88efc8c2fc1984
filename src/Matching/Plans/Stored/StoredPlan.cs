using Matching.People;

namespace Matching.Plans.Stored;

/// <summary>A plan of a campaign's stored weekend, made in the background.</summary>
public sealed record StoredPlan
{
    /// <summary>UUIDv7; its operation's too.</summary>
    public required Guid Id { get; init; }

    /// <summary>What was asked for.</summary>
    public required PlanWish Wish { get; init; }

    /// <summary>Where it is in its life.</summary>
    public StoredPlanState State { get; init; }

    /// <summary>Somebody wants its search ended.</summary>
    public bool Stopping { get; init; }

    /// <summary>How far its search has come; null before it began.</summary>
    public StoredProgress? Progress { get; init; }

    /// <summary>What came of it; null until it is done.</summary>
    public PlanOutcome? Outcome { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its search ended; null before.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Whether nothing more comes of it.</summary>
    public bool HasEnded => State is StoredPlanState.Done or StoredPlanState.Failed;

    /// <summary>Whose it is.</summary>
    public Whose Whose() => new(Wish.Campaign);
}
