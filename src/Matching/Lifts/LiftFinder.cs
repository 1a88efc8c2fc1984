using Matching.Geo;
using Matching.Measures;
using Matching.Sessions;
using Matching.Travel;

namespace Matching.Lifts;

/// <summary>Finds the lifts that fit: candidates from the database by one statement, then judged and ranked in memory.</summary>
public sealed class LiftFinder(ILiftCandidates candidates, ITravelTimes travel, LiftRules rules, TimeProvider clock)
{
    /// <summary>The best lifts for a wish.</summary>
    /// <param name="wish">What is wanted.</param>
    /// <param name="limit">Most matches.</param>
    /// <param name="cancellation">Ends the wait for the database and the engine.</param>
    public async Task<LiftMatches> FindAsync(LiftWish wish, int limit, CancellationToken cancellation)
    {
        if (wish.Sessions.Count == 0)
        {
            return new LiftMatches([], Possible: false);
        }

        var found = await GatherAsync(wish, cancellation);
        var legs = new List<LegMatch>();
        foreach (var candidate in found.Legs)
        {
            if (found.Judge(candidate) is { } match)
            {
                legs.Add(match);
            }
        }

        var ranked = MatchRanking.Rank(legs, wish.Legs, limit);
        SearchMeter.Searched(found.Legs.Count, ranked.Matches.Count);
        return ranked;
    }

    /// <summary>
    /// Codes of the seats to whose sessions a lift exists for one person, both legs, two cars allowed, with the usual walk: exactly those
    /// for which <see cref="FindAsync"/> with the same sessions says that it is possible. One statement for all of them; judging a seat ends at its
    /// first success.
    /// </summary>
    /// <param name="origin">Where the person is.</param>
    /// <param name="openSessions">The sessions; none of them remote.</param>
    /// <param name="subject">Who is asking, so that nobody is offered their own car; null where nobody says.</param>
    /// <param name="cancellation">Ends the wait for the database and the engine.</param>
    public async Task<IReadOnlySet<string>> SeatsWithLiftAsync(
        Place origin, IReadOnlyList<Session> openSessions, string? subject, CancellationToken cancellation)
    {
        var served = new HashSet<string>(StringComparer.Ordinal);
        if (openSessions.Count > 0)
        {
            Serve(await GatherAsync(new LiftWish { Origin = origin.Grid, Sessions = openSessions, Subject = subject }, cancellation), served);
        }

        return served;
    }

    private static void Serve(JudgeableSet found, HashSet<string> served)
    {
        foreach (var session in found.Legs.GroupBy(candidate => candidate.Session.Id))
        {
            var seat = session.First().Session.SeatCode;
            if (!served.Contains(seat)
                && session.Any(candidate => candidate.Leg.Direction == LegDirection.Outward && found.Judge(candidate) is not null)
                && session.Any(candidate => candidate.Leg.Direction == LegDirection.Return && found.Judge(candidate) is not null))
            {
                served.Add(seat);
            }
        }
    }

    private async Task<JudgeableSet> GatherAsync(LiftWish wish, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var set = await candidates.FindAsync(wish, now, cancellation);
        var judge = new CandidateJudge(wish, set.MeetingPoints, rules, travel.Least, now);
        if (travel is IInstantTravelTimes instant)
        {
            return new JudgeableSet(set.Legs, judge, new InstantLegTimes(instant), rules);
        }

        var promising = set.Legs.Where(candidate => judge.PointsFor(candidate).Any()).ToList();
        var homes = set.MeetingPoints.Prepend(new BoardingPoint(wish.Origin, 0, "")).ToList();
        return new JudgeableSet(promising, judge, await GatheredLegTimes.GatherAsync(travel, promising, homes, cancellation), rules);
    }

    /// <summary>Candidates with every travel time at hand.</summary>
    private sealed class JudgeableSet(IReadOnlyList<LiftCandidate> legs, CandidateJudge judge, ILegTimes times, LiftRules rules)
    {
        private readonly InsertionJudge insertion = new(rules, times);

        public IReadOnlyList<LiftCandidate> Legs => legs;

        public LegMatch? Judge(LiftCandidate candidate) => judge.Judge(candidate, insertion, times.Approximate);
    }
}
