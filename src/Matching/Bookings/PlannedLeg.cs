using Matching.Lifts;

namespace Matching.Bookings;

/// <summary>One leg with the party in it.</summary>
/// <param name="Booked">What the party is promised.</param>
/// <param name="Seating">The car's stops.</param>
public sealed record PlannedLeg(BookedLeg Booked, Seating Seating);
