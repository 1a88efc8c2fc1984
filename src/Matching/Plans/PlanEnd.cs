namespace Matching.Plans;

/// <summary>What ended the search for a plan, what outweighs the others last: only of the first two the same problem has the same plan again.</summary>
public enum PlanEnd
{
    /// <summary>Nothing better is to be found by the method.</summary>
    Done,

    /// <summary>The problem's limit of work, in units that are the same on every machine.</summary>
    WorkLimit,

    /// <summary>The problem's limit of time.</summary>
    TimeLimit,

    /// <summary>Whoever asked for the plan gave up waiting.</summary>
    Cancelled,
}
