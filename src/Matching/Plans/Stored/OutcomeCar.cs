namespace Matching.Plans.Stored;

/// <summary>One car of a stored weekend's plan.</summary>
/// <param name="Offer">The offer.</param>
/// <param name="Session">The session it goes to.</param>
/// <param name="Riders">Requests that the plan would have it carry.</param>
/// <param name="Kept">Requests that it carries already, by accepted bookings.</param>
public sealed record OutcomeCar(Guid Offer, Guid Session, IReadOnlyList<Guid> Riders, IReadOnlyList<Guid> Kept);
