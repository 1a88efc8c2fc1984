using Matching.Geo;
using Matching.Measures;
using Matching.Outcomes;
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
            return new LiftMatches([], Possible: false, Offers: 0);
        }

        var now = clock.GetUtcNow();
        return await RankAsync(wish, limit, await candidates.FindAsync(wish, now, cancellation), now, cancellation);
    }

    /// <summary>
    /// The same for one session, which is read in the same round trip. Fails with <see cref="Reason.SessionNotFound"/>, or with
    /// <see cref="Reason.SessionClosed"/> where it is cancelled, has ended or is remote; a full one is searched, since whoever asks may have a place there.
    /// </summary>
    /// <param name="session">The session.</param>
    /// <param name="wish">What is wanted; its sessions do not matter.</param>
    /// <param name="limit">Most matches.</param>
    /// <param name="cancellation">Ends the wait for the database and the engine.</param>
    public async Task<Result<LiftMatches>> FindToAsync(Guid session, LiftWish wish, int limit, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (await candidates.FindToAsync(session, wish, now, cancellation) is not { } set)
        {
            return new Failure(Reason.SessionNotFound, "There is no such session.");
        }

        if (set.Sessions.Any(one => one.Remote))
        {
            return new Failure(Reason.SessionClosed, "Nobody travels to a remote session.");
        }

        return set.Sessions.Any(one => one.IsClosed(now))
            ? new Failure(Reason.SessionClosed, "The session is cancelled or has ended.")
            : await RankAsync(wish, limit, set, now, cancellation);
    }

    /// <summary>
    /// Codes of the seats to whose sessions a lift exists for one person, both legs, two cars allowed, with the usual walk: exactly those
    /// for which <see cref="FindAsync"/> of <see cref="LiftWish.Asked"/> with the same sessions says that it is possible. One statement for all of them; judging a seat ends at its
    /// first success.
    /// </summary>
    /// <param name="origin">Where the person is.</param>
    /// <param name="openSessions">The sessions; none of them remote.</param>
    /// <param name="subject">Who is asking, so that nobody is offered their own car; null where nobody says.</param>
    /// <param name="accompanied">Whether they are 16 or 17.</param>
    /// <param name="cancellation">Ends the wait for the database and the engine.</param>
    public async Task<IReadOnlySet<string>> SeatsWithLiftAsync(
        Place origin, IReadOnlyList<Session> openSessions, string? subject, bool accompanied, CancellationToken cancellation)
    {
        var served = new HashSet<string>(StringComparer.Ordinal);
        if (openSessions.Count > 0)
        {
            var now = clock.GetUtcNow();
            var wish = LiftWish.Asked(origin.Grid, openSessions, subject, accompanied);
            var found = await GatherAsync(wish, await candidates.FindAsync(wish, now, cancellation), now, cancellation);
            Serve(found, served);
            SearchMeter.Searched(found.Legs.Count, served.Count);
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

    private async Task<LiftMatches> RankAsync(LiftWish wish, int limit, CandidateSet set, DateTimeOffset now, CancellationToken cancellation)
    {
        var found = await GatherAsync(wish, wish.NotIn.Count == 0 ? set : set.Without(wish.NotIn), now, cancellation);
        var legs = new List<LegMatch>();
        foreach (var candidate in found.Legs)
        {
            if (found.Judge(candidate) is { } match)
            {
                legs.Add(match);
            }
        }

        var ranked = MatchRanking.Rank(legs, wish.Legs, limit, wish.Precision);
        SearchMeter.Searched(found.Legs.Count, ranked.Matches.Count);
        return ranked;
    }

    private async Task<JudgeableSet> GatherAsync(LiftWish wish, CandidateSet set, DateTimeOffset now, CancellationToken cancellation)
    {
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
        private readonly LegJudge legJudge = new(rules, times);

        public IReadOnlyList<LiftCandidate> Legs => legs;

        public LegMatch? Judge(LiftCandidate candidate) => judge.Judge(candidate, legJudge, times.Approximate);
    }
}
