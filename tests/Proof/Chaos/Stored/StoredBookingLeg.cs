namespace Proof.Chaos.Stored;

/// <summary>A row of the bookings' legs.</summary>
public sealed record StoredBookingLeg(Guid BookingId, string Direction, bool Accepted)
{
    /// <summary>When the party boards, as it was told last.</summary>
    public DateTimeOffset PickupAt { get; init; }

    /// <summary>When it was promised to board, at acceptance.</summary>
    public DateTimeOffset? PromisedAt { get; init; }
}
