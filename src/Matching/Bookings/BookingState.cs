namespace Matching.Bookings;

/// <summary>Where a booking is in its life. Only requested and accepted ones live; what has ended never comes back.</summary>
public enum BookingState
{
    /// <summary>Asked for; holds nothing.</summary>
    Requested,

    /// <summary>Holds its seats.</summary>
    Accepted,

    /// <summary>Somebody said no.</summary>
    Declined,

    /// <summary>Nobody answered in time.</summary>
    Expired,

    /// <summary>Called off, or its car or session was.</summary>
    Cancelled,

    /// <summary>The journey is over.</summary>
    Completed,
}
