namespace Matching.Lifts.Explaining;

/// <summary>What must hold for a party to ride in a car, in the order in which it is looked at.</summary>
public enum Obstacle
{
    /// <summary>Nobody rides with themselves.</summary>
    Self,

    /// <summary>Offer and request belong to one campaign.</summary>
    Campaign,

    /// <summary>Offer, request and session are neither cancelled nor over.</summary>
    Closed,

    /// <summary>Women-only cars carry those who welcome it.</summary>
    WomenOnly,

    /// <summary>The car carries a wheelchair, one on each leg.</summary>
    Wheelchair,

    /// <summary>The car has a child seat, one on each leg.</summary>
    ChildSeat,

    /// <summary>The car drives the leg.</summary>
    LegNotOffered,

    /// <summary>A place to board lies within the walk.</summary>
    Walk,

    /// <summary>One of them is step-free.</summary>
    StepFree,

    /// <summary>There are seats between boarding and getting out.</summary>
    Seats,

    /// <summary>The driver's detour.</summary>
    Detour,

    /// <summary>The times that driver and passenger state.</summary>
    Window,

    /// <summary>The times promised to others aboard.</summary>
    Promises,

    /// <summary>The party's time on board.</summary>
    RideTime,

    /// <summary>The time on board of others.</summary>
    OthersRideTime,

    /// <summary>The car has not had to leave yet.</summary>
    TimePassed,

    /// <summary>Whoever is 16 or 17 has an adult passenger beside them on the whole way; looked at where all else holds.</summary>
    Accompanied,
}
