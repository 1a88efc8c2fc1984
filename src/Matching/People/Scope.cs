namespace Matching.People;

/// <summary>Whose things a list shows beside the reader's own.</summary>
/// <param name="Campaign">Slug of the campaign; null for every campaign.</param>
/// <param name="Seats">Codes of the seats; null for all of the campaign.</param>
public sealed record Scope(string? Campaign, IReadOnlyCollection<string>? Seats);
