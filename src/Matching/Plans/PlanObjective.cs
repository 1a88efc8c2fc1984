namespace Matching.Plans;

/// <summary>What is best.</summary>
public enum PlanObjective
{
    /// <summary>What the people at sessions are worth, less what is driven.</summary>
    Worth,

    /// <summary>Most people carried, then fewest minutes driven; sessions are fixed and every driver drives.</summary>
    CarriedThenMinutes,
}
