using Matching.Lifts;

namespace Matching.Bookings.Watching;

/// <summary>Something that happened to an offer, with what it concerns as that stands when it is read.</summary>
/// <param name="Number">Its place in the offer's order of commits; of a snapshot or heartbeat that of the last event before it.</param>
/// <param name="Kind">What happened.</param>
/// <param name="At">When.</param>
/// <param name="Offer">The offer, where it is concerned as a whole; else null.</param>
/// <param name="Bookings">The bookings concerned that the reader may see.</param>
public sealed record OfferEvent(long Number, OfferEventKind Kind, DateTimeOffset At, LiftOffer? Offer, IReadOnlyList<Booking> Bookings);
