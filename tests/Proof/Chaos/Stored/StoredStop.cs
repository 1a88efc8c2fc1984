namespace Proof.Chaos.Stored;

/// <summary>A row of the cars' stops.</summary>
public sealed record StoredStop(Guid OfferId, string Direction, int Ordinal, Guid BookingId, int LoadChange);
