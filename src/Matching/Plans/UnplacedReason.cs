namespace Matching.Plans;

/// <summary>Why a plan leaves somebody out.</summary>
public enum UnplacedReason
{
    /// <summary>No session lies within their times and their greatest travel time.</summary>
    NoSeatWithinReach,

    /// <summary>Every session within reach has its maximum of people.</summary>
    SessionsFull,

    /// <summary>No car that passes has seats for them.</summary>
    NoCarPasses,
}
