namespace Proof.Chaos.Stored;

/// <summary>A row of the sessions.</summary>
public sealed record StoredSession(Guid Id, int SignedUp, int Waiting, int Maximum);
