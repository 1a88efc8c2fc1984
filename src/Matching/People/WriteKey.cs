namespace Matching.People;

/// <summary>What makes two writes the same write.</summary>
/// <param name="Subject">Who is asking.</param>
/// <param name="Rpc">Full name of the rpc.</param>
/// <param name="RequestId">The id that the client made; empty means that the write is never de-duplicated.</param>
/// <param name="ContentHash">SHA-256 of the request without its id. Never kept as it is, since what was sent could be guessed.</param>
public sealed record WriteKey(string Subject, string Rpc, string RequestId, byte[] ContentHash)
{
    /// <summary>False where the call is only to be checked: no store writes under such a key, so that a check forgotten elsewhere does no harm.</summary>
    public bool MayWrite { get; init; } = true;

    /// <summary>What must still hold of whoever asks when the write begins.</summary>
    public Footing Footing { get; init; }
}
