using Matching.Sessions;

namespace Matching.Lifts;

/// <summary>What a search has to judge.</summary>
/// <param name="Sessions">The wanted sessions.</param>
/// <param name="Legs">Legs that may serve one of them.</param>
/// <param name="MeetingPoints">Public meeting points within the walk limit, filtered by step-free access where that is wanted.</param>
public sealed record CandidateSet(IReadOnlyList<Session> Sessions, IReadOnlyList<LiftCandidate> Legs, IReadOnlyList<BoardingPoint> MeetingPoints)
{
    /// <summary>The same without some offers.</summary>
    public CandidateSet Without(IReadOnlySet<Guid> offers) => this with { Legs = [.. Legs.Where(leg => !offers.Contains(leg.OfferId))] };
}
