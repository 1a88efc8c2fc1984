namespace Proof.Chaos.Histories;

/// <summary>
/// One operation of one client, from before its first attempt until after its last. Moments are numbers of one counter: of two operations, one came wholly before the other if its
/// <see cref="Until"/> is less than the other's <see cref="From"/>.
/// </summary>
public sealed record Operation
{
    /// <summary>The client's subject.</summary>
    public required string Subject { get; init; }

    /// <summary>Full name of the rpc, as writes are kept under.</summary>
    public required string Rpc { get; init; }

    /// <summary>The client-made id; empty for a read.</summary>
    public required string RequestId { get; init; }

    /// <summary>The message sent, as JSON.</summary>
    public required string Sent { get; init; }

    /// <summary>Moment before the first attempt.</summary>
    public required long From { get; init; }

    /// <summary>Moment after the last.</summary>
    public required long Until { get; init; }

    /// <summary>Times it was sent until it was decided.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>What the client knows of it.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Why it was refused or last failed; empty where it was answered.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Every answer it got, as JSON: one, or more where the client asked again though it knew.</summary>
    public IReadOnlyList<string> Answers { get; init; } = [];

    /// <summary>What the first answer tells.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>True where it changes something.</summary>
    public bool IsWrite => RequestId.Length > 0;

    /// <inheritdoc />
    public override string ToString() =>
        $"{From,7}-{Until,-7} {Subject} {Rpc[(Rpc.LastIndexOf('/') + 1)..]} {RequestId} x{Attempts} {Outcome} {Reason} {Sent} => {string.Join(" | ", Answers)}";
}
