namespace Proof.Chaos.Stored;

/// <summary>A row of what people are to be told; the ids of what concerns one request follow its order.</summary>
public sealed record StoredMessage(string Person, string Kind, Guid? RequestId, Guid? BookingId, long Id = 0)
{
    /// <summary>What happened: one id, however many are told of it.</summary>
    public Guid HappeningId { get; init; }

    public Guid? SessionId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
