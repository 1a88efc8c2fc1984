using Matching.Lifts;

namespace Matching.Bookings;

/// <summary>How one car would carry a party: what is booked, and the car's legs with the party in them.</summary>
/// <param name="Booking">Id of the booking, which its stops bear.</param>
/// <param name="Car">The car as it was read when this was planned.</param>
/// <param name="Legs">Each leg booked, outward first.</param>
/// <param name="DepartsAt">When the car first sets out with this party in its plan.</param>
public sealed record SeatPlan(Guid Booking, Car Car, IReadOnlyList<PlannedLeg> Legs, DateTimeOffset DepartsAt)
{
    /// <summary>The directions of its legs.</summary>
    public Lifts.Legs Directions => Legs.Select(leg => leg.Booked.Direction).ToFlags();
}
