namespace Matching.Bookings;

/// <summary>What ended a booking.</summary>
public enum EndedBy
{
    /// <summary>The driver.</summary>
    Driver,

    /// <summary>The passenger.</summary>
    Passenger,

    /// <summary>An organiser, by cancelling the session.</summary>
    Organiser,

    /// <summary>Nobody answered in time.</summary>
    Time,

    /// <summary>Another booking of the same request was accepted.</summary>
    Rival,

    /// <summary>The other car of its pair fell through.</summary>
    OtherCar,

    /// <summary>The offer, the request or the session changed so that it no longer fits.</summary>
    Change,
}
