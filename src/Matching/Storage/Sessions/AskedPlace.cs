namespace Matching.Storage.Sessions;

/// <summary>A place that somebody is asked to take.</summary>
/// <param name="People">People of their party.</param>
/// <param name="ExpiresAt">Until when they may answer.</param>
/// <param name="Availability">What they had said.</param>
/// <param name="Plan">The plan that sends them.</param>
internal sealed record AskedPlace(int People, DateTimeOffset ExpiresAt, Guid Availability, Guid Plan);
