namespace Matching.Plans.Stored;

/// <summary>Somebody whom a stored weekend's plan leaves out.</summary>
/// <param name="Request">Their request or availability; the offer of a driver who cannot go, or whom a plan cannot say.</param>
/// <param name="Reason">Why.</param>
public sealed record OutcomeLeftOut(Guid Request, UnplacedReason Reason);
