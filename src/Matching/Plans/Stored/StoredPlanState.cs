namespace Matching.Plans.Stored;

/// <summary>Where a plan of a stored weekend is in its life.</summary>
public enum StoredPlanState
{
    /// <summary>No replica makes it yet.</summary>
    Queued,

    /// <summary>A replica makes it.</summary>
    Running,

    /// <summary>It is made.</summary>
    Done,

    /// <summary>It could not be made.</summary>
    Failed,
}
