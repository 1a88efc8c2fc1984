namespace Matching.People;

/// <summary>A person's data is gone.</summary>
/// <param name="At">Since when.</param>
public sealed record Erasure(DateTimeOffset At);
