namespace Matching.Plans.Stored;

/// <summary>How somebody whom a plan sends comes to their session.</summary>
public enum SentWay
{
    /// <summary>In their own car.</summary>
    Drives,

    /// <summary>In somebody else's.</summary>
    Rides,

    /// <summary>On their own, since it is near.</summary>
    OwnWay,
}
