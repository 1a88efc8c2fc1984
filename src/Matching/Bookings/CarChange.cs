using Matching.Lifts;

namespace Matching.Bookings;

/// <summary>What a change means for those who ride in a car or have asked to.</summary>
/// <param name="Read">The car as it was read when this was planned.</param>
/// <param name="Live">Its live bookings then.</param>
/// <param name="Begun">Directions of legs that somebody has boarded already: nothing of them is written.</param>
/// <param name="Legs">The legs whose stops are to be written, with those who are kept.</param>
/// <param name="Kept">Live bookings that go on.</param>
/// <param name="Fallen">Live bookings that end, in order of acceptance, those only asked for last.</param>
public sealed record CarChange(
    Car Read, IReadOnlyList<Booking> Live, Lifts.Legs Begun, IReadOnlyList<Leg> Legs, IReadOnlyList<KeptParty> Kept, IReadOnlyList<Booking> Fallen);
