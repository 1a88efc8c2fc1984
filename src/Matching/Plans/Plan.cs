namespace Matching.Plans;

/// <summary>Who goes where and how, what that is worth, and how far from the best it can be at most.</summary>
public sealed record Plan
{
    /// <summary>The cars that drive, with everybody aboard.</summary>
    public required IReadOnlyList<PlanCar> Cars { get; init; }

    /// <summary>Who goes on their own.</summary>
    public required IReadOnlyList<PlanOwnWay> OwnWays { get; init; }

    /// <summary>Who is left out of every session, each with the reason.</summary>
    public required IReadOnlyList<PlanUnplaced> Unplaced { get; init; }

    /// <summary>Limits that are broken by what was kept.</summary>
    public IReadOnlyList<PlanBroken> Broken { get; init; } = [];

    /// <summary>What the plan is worth, and at most could be.</summary>
    public required PlanWorth Worth { get; init; }

    /// <summary>What stopped the search.</summary>
    public required PlanEnd StoppedBy { get; init; }

    /// <summary>Work done, in the units of <see cref="PlanLimits.Work"/>.</summary>
    public required double Work { get; init; }
}
