namespace Proof.Chaos.Stored;

/// <summary>A row of what people are to be told.</summary>
public sealed record StoredMessage(string Person, string Kind, Guid? RequestId, Guid? BookingId);
