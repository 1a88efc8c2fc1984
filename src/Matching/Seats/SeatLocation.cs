namespace Matching.Seats;

/// <summary>Where a place lies.</summary>
/// <param name="Candidates">Every seat it may lie in, the likeliest first.</param>
/// <param name="NearBoundary">True where a point lies within reach of a second seat.</param>
internal sealed record SeatLocation(IReadOnlyList<SeatCandidate> Candidates, bool NearBoundary);
