namespace Proof.Chaos.Stored;

/// <summary>A row of the sign-ups.</summary>
public sealed record StoredSignUp(Guid SessionId, string Subject, int People, string State)
{
    public DateTimeOffset CreatedAt { get; init; }
}
