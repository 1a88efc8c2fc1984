namespace Proof.Chaos;

/// <summary>A kill -9, and a new start.</summary>
/// <param name="After">The operation that it follows.</param>
/// <param name="Victim">What is killed.</param>
internal sealed record Kill(int After, Victim Victim);
