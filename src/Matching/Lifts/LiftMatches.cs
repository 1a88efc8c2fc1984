namespace Matching.Lifts;

/// <summary>The lifts that fit a wish.</summary>
/// <param name="Matches">Best first.</param>
/// <param name="Possible">True exactly where the legs wanted can all be served at one session, by one car or two.</param>
public sealed record LiftMatches(IReadOnlyList<LiftMatch> Matches, bool Possible);
