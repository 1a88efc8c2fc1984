namespace Matching.Lifts;

/// <summary>The lifts that fit a wish.</summary>
/// <param name="Matches">Best first, no more than were asked for.</param>
/// <param name="Possible">True exactly where the legs wanted can all be served at one session, by one car or two.</param>
/// <param name="Offers">How many offers there are of the same kind, however few were asked for.</param>
public sealed record LiftMatches(IReadOnlyList<LiftMatch> Matches, bool Possible, int Offers);
