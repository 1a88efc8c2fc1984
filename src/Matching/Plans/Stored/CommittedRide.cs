namespace Matching.Plans.Stored;

/// <summary>A booking that was asked for by a plan.</summary>
/// <param name="Request">Who is to ride.</param>
/// <param name="Offer">In whose car.</param>
/// <param name="Booking">The booking, which awaits both their yes.</param>
/// <param name="Replanned">Whether it is another car than the plan's, in which they no longer fit.</param>
public sealed record CommittedRide(Guid Request, Guid Offer, Guid Booking, bool Replanned);
