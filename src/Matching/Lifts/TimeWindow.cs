namespace Matching.Lifts;

/// <summary>When something may happen, both ends included; null means without limit.</summary>
/// <param name="NotBefore">Earliest instant.</param>
/// <param name="NotAfter">Latest instant.</param>
public readonly record struct TimeWindow(DateTimeOffset? NotBefore, DateTimeOffset? NotAfter)
{
    /// <summary>At any time.</summary>
    public static TimeWindow Always => default;

    /// <summary>As near to an instant as a drift allows.</summary>
    public static TimeWindow Around(DateTimeOffset instant, TimeSpan drift) => new(instant - drift, instant + drift);

    /// <summary>Whether an instant lies within.</summary>
    public bool Holds(DateTimeOffset instant) => !(instant < NotBefore) && !(instant > NotAfter);

    /// <summary>When both windows hold; where they never do together it ends before it begins.</summary>
    public TimeWindow And(TimeWindow other) => new(
        NotBefore is { } from && other.NotBefore is { } otherFrom ? (from > otherFrom ? from : otherFrom) : NotBefore ?? other.NotBefore,
        NotAfter is { } until && other.NotAfter is { } otherUntil ? (until < otherUntil ? until : otherUntil) : NotAfter ?? other.NotAfter);
}
