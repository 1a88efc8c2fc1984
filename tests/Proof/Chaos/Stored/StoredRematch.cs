namespace Proof.Chaos.Stored;

/// <summary>A row of those who are to be found a new lift.</summary>
public sealed record StoredRematch(Guid RequestId, string Legs);
