namespace Matching.Lifts.Explaining;

/// <summary>Why a party fits into one leg, or why not.</summary>
/// <param name="Direction">Which way.</param>
/// <param name="Obstacle">The first constraint that makes it impossible, on the way that comes furthest; null where it fits.</param>
/// <param name="Home">Where the party would board or get out near home; null where there is nowhere.</param>
/// <param name="Measures">The constraints as they stand on the best way, or on the one that comes furthest.</param>
/// <param name="Approximate">True where the travel times are not those of the road engine.</param>
public sealed record LegExplanation(LegDirection Direction, Obstacle? Obstacle, BoardingPoint? Home, IReadOnlyList<Measure> Measures, bool Approximate)
{
    /// <summary>A leg that is impossible whatever the way.</summary>
    public static LegExplanation Impossible(LegDirection direction, Obstacle obstacle) => new(direction, obstacle, null, [], Approximate: false);
}
