namespace Matching.Plans.Stored;

/// <summary>A plan of a stored weekend that is asked for.</summary>
/// <param name="Campaign">Slug of the campaign.</param>
/// <param name="From">Start of the window that sessions begin in.</param>
/// <param name="Until">Its end, not in it.</param>
/// <param name="TimeLimit">Longest search.</param>
/// <param name="WorkLimit">Units of work at most; null for as much as there is.</param>
public sealed record PlanWish(string Campaign, DateTimeOffset From, DateTimeOffset Until, TimeSpan TimeLimit, double? WorkLimit);
