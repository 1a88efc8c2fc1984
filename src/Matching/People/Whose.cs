namespace Matching.People;

/// <summary>What decides who may touch something.</summary>
/// <param name="Campaign">Slug of its campaign.</param>
/// <param name="Seat">Code of the seat of its session; null where it has none.</param>
/// <param name="Owner">Subject of whose it is; null where it is the campaign's.</param>
/// <param name="Other">Subject of the other side; null where there is none.</param>
public readonly record struct Whose(string Campaign, string? Seat = null, string? Owner = null, string? Other = null);
