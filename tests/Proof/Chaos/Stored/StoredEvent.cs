namespace Proof.Chaos.Stored;

/// <summary>A row of what happened to offers.</summary>
public sealed record StoredEvent(Guid OfferId, long Number, string Kind, Guid? BookingId);
