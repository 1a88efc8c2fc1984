namespace Matching.Bookings;

/// <summary>Who asked for a booking.</summary>
public enum BookingOrigin
{
    /// <summary>The passenger.</summary>
    Passenger,

    /// <summary>An organiser's plan.</summary>
    Plan,

    /// <summary>The service, for somebody whose car dropped out.</summary>
    Rematch,
}
