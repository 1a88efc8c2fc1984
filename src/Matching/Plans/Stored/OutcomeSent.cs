namespace Matching.Plans.Stored;

/// <summary>Somebody who would go anywhere, and whom a plan sends to a session.</summary>
/// <param name="Availability">What they had said.</param>
/// <param name="Session">The session.</param>
/// <param name="Way">How they come.</param>
public sealed record OutcomeSent(Guid Availability, Guid Session, SentWay Way);
