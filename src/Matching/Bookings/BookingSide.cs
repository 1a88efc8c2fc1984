namespace Matching.Bookings;

/// <summary>The two sides of a booking.</summary>
public enum BookingSide
{
    /// <summary>Who drives.</summary>
    Driver,

    /// <summary>Who rides.</summary>
    Passenger,
}
