namespace Proof.Chaos.Stored;

/// <summary>A row of the offers.</summary>
public sealed record StoredOffer(Guid Id, Guid SessionId, string Driver, string State, long LastEvent, long Version);
