namespace Matching.Lifts.Explaining;

/// <summary>Why a request fits an offer, or why not.</summary>
/// <param name="Obstacle">What keeps the two apart whatever the way; null where nothing does.</param>
/// <param name="Legs">The legs wanted, outward first; none where something keeps the two apart.</param>
public sealed record MatchExplanation(Obstacle? Obstacle, IReadOnlyList<LegExplanation> Legs)
{
    /// <summary>Whether every leg wanted fits.</summary>
    public bool Fits => Obstacle is null && Legs.All(leg => leg.Obstacle is null);
}
