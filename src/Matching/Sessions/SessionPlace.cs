namespace Matching.Sessions;

/// <summary>Where a page of sessions left off: the order is by start, then id.</summary>
/// <param name="StartsAt">Start of the last session.</param>
/// <param name="Id">Its id.</param>
public sealed record SessionPlace(DateTimeOffset StartsAt, Guid Id);
