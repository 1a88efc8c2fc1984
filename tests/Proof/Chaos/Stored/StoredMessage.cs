namespace Proof.Chaos.Stored;

/// <summary>A row of what people are to be told; the ids of what concerns one request follow its order.</summary>
public sealed record StoredMessage(string Person, string Kind, Guid? RequestId, Guid? BookingId, long Id = 0);
