namespace Proof.Chaos.Stored;

/// <summary>A row of the bookings.</summary>
public sealed record StoredBooking
{
    public required Guid Id { get; init; }

    public required Guid OfferId { get; init; }

    public required Guid RequestId { get; init; }

    public Guid? PairId { get; init; }

    public required int People { get; init; }

    public required string State { get; init; }

    public string? EndedBy { get; init; }

    public string Origin { get; init; } = "PASSENGER";

    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>When it was last changed; of one that has ended, when it ended.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    public long Version { get; init; } = 1;

    /// <summary>Requested or accepted.</summary>
    public bool IsLive => State is "REQUESTED" or "ACCEPTED";

    /// <summary>Holds seats.</summary>
    public bool Holds => State is "ACCEPTED" or "COMPLETED";
}
