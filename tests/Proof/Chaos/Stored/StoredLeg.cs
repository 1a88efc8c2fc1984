namespace Proof.Chaos.Stored;

/// <summary>A row of the offers' legs.</summary>
public sealed record StoredLeg(Guid OfferId, string Direction, int Seats);
