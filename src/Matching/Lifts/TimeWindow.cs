namespace Matching.Lifts;

/// <summary>When something may happen, both ends included; null means without limit.</summary>
/// <param name="NotBefore">Earliest instant.</param>
/// <param name="NotAfter">Latest instant.</param>
public readonly record struct TimeWindow(DateTimeOffset? NotBefore, DateTimeOffset? NotAfter)
{
    /// <summary>At any time.</summary>
    public static TimeWindow Always => default;
}
