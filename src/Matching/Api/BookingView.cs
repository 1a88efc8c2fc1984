namespace Matching.Api;

/// <summary>What of the other side of a booking its reader is shown.</summary>
/// <param name="Contact">Address or number; empty for none.</param>
/// <param name="Home">The passenger's own place, at which they are met.</param>
/// <param name="Car">How to know the driver's car.</param>
/// <param name="Age">That the passenger is 16 or 17.</param>
/// <param name="Withheld">Something is left out that the reader would have a right to, since they were shown enough people's today.</param>
internal sealed record BookingView(string Contact, bool Home, bool Car, bool Age, bool Withheld)
{
    /// <summary>Nothing.</summary>
    public static readonly BookingView Closed = new("", Home: false, Car: false, Age: false, Withheld: false);
}
