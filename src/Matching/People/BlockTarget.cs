namespace Matching.People;

/// <summary>Names a person by something that the caller may see of them, never by who they are; exactly one is set.</summary>
/// <param name="Booking">The other side of this booking of the caller's.</param>
/// <param name="LiftOffer">The driver of this offer.</param>
/// <param name="LiftRequest">The passenger of this request, who has asked the caller for a seat.</param>
public sealed record BlockTarget(Guid? Booking, Guid? LiftOffer, Guid? LiftRequest);
