namespace Matching.Lifts;

/// <summary>Turns legs that fit into matches and orders them: by cost, then by offer.</summary>
internal static class MatchRanking
{
    /// <summary>
    /// Where both legs are wanted, offers that serve both at one session, each at its best session; where none does, each leg for itself.
    /// </summary>
    public static LiftMatches Rank(IReadOnlyList<LegMatch> legs, Legs wanted, int limit, Precision precision = Precision.Exact)
    {
        var pairs = wanted == Legs.Both ? PairsOf(legs) : [];
        var matches = pairs.Count > 0 ? pairs : [.. legs.Select(leg => new LiftMatch([leg]))];
        var best = matches
            .Order(Comparer<LiftMatch>.Create((left, right) => Compare(left, right, precision)))
            .DistinctBy(match => (match.OfferId, match.Legs.Count == 1 ? match.Legs[0].Direction : LegDirection.Outward))
            .Take(limit);
        return new LiftMatches([.. best], IsPossible(legs, wanted), matches.Select(match => match.OfferId).Distinct().Count());
    }

    /// <summary>Tells whether one session's legs serve all that is wanted.</summary>
    public static bool IsPossible(IEnumerable<LegMatch> legs, Legs wanted) =>
        legs.GroupBy(leg => leg.Candidate.Session.Id)
            .Any(session => session.Select(leg => leg.Direction).ToFlags() == wanted);

    private static List<LiftMatch> PairsOf(IReadOnlyList<LegMatch> legs) =>
        [.. legs.GroupBy(leg => (leg.Candidate.OfferId, leg.Candidate.Session.Id))
            .Where(pair => pair.Count() == 2)
            .Select(pair => new LiftMatch([.. pair.OrderBy(leg => leg.Direction)]))];

    /// <summary>Cost, offer; then, among sessions of one offer, start and id, and outward before return.</summary>
    /// <remarks>Who is told rough costs is told no more by their order.</remarks>
    private static int Compare(LiftMatch left, LiftMatch right, Precision precision)
    {
        var order = precision == Precision.Exact ? left.CostMinutes.CompareTo(right.CostMinutes) : left.RoughCost.CompareTo(right.RoughCost);
        order = order != 0 ? order : left.OfferId.CompareTo(right.OfferId);
        order = order != 0 ? order : left.Legs[0].Direction.CompareTo(right.Legs[0].Direction);
        order = order != 0 ? order : left.Legs[0].Candidate.Session.StartsAt.CompareTo(right.Legs[0].Candidate.Session.StartsAt);
        return order != 0 ? order : left.Legs[0].Candidate.Session.Id.CompareTo(right.Legs[0].Candidate.Session.Id);
    }
}
