namespace Matching.Plans.Stored;

/// <summary>One car of a stored weekend's plan.</summary>
/// <param name="Offer">The offer; the availability of a driver who is sent.</param>
/// <param name="Session">The session it goes to.</param>
/// <param name="Riders">Requests, and availabilities of who is sent, that the plan would have it carry.</param>
/// <param name="Kept">Requests that it carries already, by accepted bookings.</param>
public sealed record OutcomeCar(Guid Offer, Guid Session, IReadOnlyList<Guid> Riders, IReadOnlyList<Guid> Kept);
