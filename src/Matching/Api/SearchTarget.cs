using Matching.Sessions;

namespace Matching.Api;

/// <summary>Where a search for lifts may lead.</summary>
/// <param name="Named">The session that was named, not read yet; null for those of a seat.</param>
/// <param name="Sessions">The open sessions of a seat.</param>
internal sealed record SearchTarget(Guid? Named, IReadOnlyList<Session> Sessions);
