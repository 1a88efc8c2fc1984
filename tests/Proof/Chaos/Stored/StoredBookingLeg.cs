namespace Proof.Chaos.Stored;

/// <summary>A row of the bookings' legs.</summary>
public sealed record StoredBookingLeg(Guid BookingId, string Direction, bool Accepted);
