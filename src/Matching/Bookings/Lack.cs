namespace Matching.Bookings;

/// <summary>What somebody lacks of the lift they want, most pressing first.</summary>
public enum Lack
{
    /// <summary>A seat there is held and none back, though both are wanted.</summary>
    WayBack,

    /// <summary>A seat back is held and none there, though both are wanted.</summary>
    WayThere,

    /// <summary>No seat is held.</summary>
    AnyLift,
}
