namespace Matching.Plans;

/// <summary>Why a plan leaves somebody out.</summary>
public enum UnplacedReason
{
    /// <summary>No session lies within their times and their greatest travel time.</summary>
    NoSeatWithinReach,

    /// <summary>Every session within reach has its maximum of people.</summary>
    SessionsFull,

    /// <summary>No car of the plan that drives to a session with places left passes them with seats left.</summary>
    NoCarPasses,

    /// <summary>They could come, but are worth no more there than the minutes cost that would be driven for them.</summary>
    NotWorthTheWay,

    /// <summary>Of a stored weekend: they have an accepted booking that a plan cannot say. It stays, and nothing is planned beside it.</summary>
    BookedOtherwise,

    /// <summary>Of a stored weekend: a plan cannot say how they ride or drive; their lifts are found one by one.</summary>
    NotPlanned,
}
