using Proof.Chaos.Histories;

namespace Proof.Chaos.Stored;

/// <summary>What the database holds at the end, at one moment, and what the replicas told just before.</summary>
public sealed record WorldState
{
    public IReadOnlyList<StoredSession> Sessions { get; init; } = [];

    public IReadOnlyList<StoredSignUp> SignUps { get; init; } = [];

    public IReadOnlyList<StoredOffer> Offers { get; init; } = [];

    public IReadOnlyList<StoredLeg> Legs { get; init; } = [];

    public IReadOnlyList<StoredRequest> Requests { get; init; } = [];

    public IReadOnlyList<StoredBooking> Bookings { get; init; } = [];

    public IReadOnlyList<StoredBookingLeg> BookingLegs { get; init; } = [];

    public IReadOnlyList<StoredStop> Stops { get; init; } = [];

    public IReadOnlyList<StoredEvent> Events { get; init; } = [];

    public IReadOnlyList<StoredMessage> Messages { get; init; } = [];

    public IReadOnlyList<StoredRematch> Rematches { get; init; } = [];

    public IReadOnlyList<KeptWrite> Writes { get; init; } = [];

    /// <summary>What each replica told each person of their bookings.</summary>
    public IReadOnlyList<(string Subject, Fact Fact)> Told { get; init; } = [];
}
