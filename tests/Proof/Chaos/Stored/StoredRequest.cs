namespace Proof.Chaos.Stored;

/// <summary>A row of the requests.</summary>
public sealed record StoredRequest(Guid Id, Guid SessionId, string Passenger, int People, string State, long Version);
