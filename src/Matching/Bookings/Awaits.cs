namespace Matching.Bookings;

/// <summary>Whose yes a requested booking waits for.</summary>
public enum Awaits
{
    /// <summary>The driver's.</summary>
    Driver,

    /// <summary>The passenger's.</summary>
    Passenger,

    /// <summary>The driver's and the passenger's.</summary>
    Both,

    /// <summary>Its own are both given; that of the other car of its pair is not.</summary>
    OtherCar,
}
