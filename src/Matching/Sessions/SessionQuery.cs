namespace Matching.Sessions;

/// <summary>Which of a campaign's sessions are wanted.</summary>
/// <param name="Campaign">Slug of the campaign.</param>
/// <param name="Seat">Only this seat's; all where null.</param>
/// <param name="EndsAfter">Only those that end after this.</param>
/// <param name="StartsBefore">Only those that start before this.</param>
/// <param name="Kinds">Only these kinds; all where empty.</param>
/// <param name="Cancelled">Also cancelled ones.</param>
public sealed record SessionQuery(
    string Campaign,
    string? Seat,
    DateTimeOffset? EndsAfter,
    DateTimeOffset? StartsBefore,
    IReadOnlyCollection<SessionKind> Kinds,
    bool Cancelled);
