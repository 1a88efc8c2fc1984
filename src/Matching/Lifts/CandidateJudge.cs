using Matching.Travel;

namespace Matching.Lifts;

/// <summary>
/// Judges one candidate for a wish over every point where the party may board, cheapest test first: whether the own point is agreed (free),
/// the bound by the engine's least times (two or three square roots), then the leg (<see cref="ILegJudge"/>).
/// </summary>
internal sealed class CandidateJudge(LiftWish wish, IReadOnlyList<BoardingPoint> meetingPoints, LiftRules rules, LeastTimes least, DateTimeOffset now)
{
    private readonly BoardingPoint own = new(wish.Origin, 0, "");

    /// <summary>Points where the party may board: a coach at its stops, for its own session alone; a car at the own place first.</summary>
    public IEnumerable<BoardingPoint> PointsFor(LiftCandidate candidate) => candidate.Leg.Run is not { } run ? PointsForCar(candidate)
        : candidate.PassingThrough ? []
        : run.PointsFor(wish);

    private IEnumerable<BoardingPoint> PointsForCar(LiftCandidate candidate)
    {
        if (!wish.MeetingPointsOnly && !candidate.MeetingPointsOnly && CouldVisit(candidate, own))
        {
            yield return own;
        }

        foreach (var point in meetingPoints)
        {
            if (CouldVisit(candidate, point))
            {
                yield return point;
            }
        }
    }

    /// <summary>
    /// The best way to fit the party in. At each point the least added time decides; among the points the least cost, then added time, walk, wait, and then the
    /// order of the points. Null where there is none.
    /// </summary>
    public LegMatch? Judge(LiftCandidate candidate, ILegJudge judge, bool approximate)
    {
        LegMatch? best = null;
        foreach (var point in PointsFor(candidate))
        {
            // A car that would have to have left already takes nobody. A coach's timetable is public.
            if (judge.Best(candidate.Leg, RideMaker.Of(wish, candidate, point, rules)) is { } fit && (candidate.IsCoach ? fit.DepartsAt : Rough.OfDeparture(fit.DepartsAt)) >= now)
            {
                var found = MatchOf(candidate, fit, point, approximate);
                best = best is null || Compare(found, best) < 0 ? found : best;
            }
        }

        return best;
    }

    /// <summary>What fails here fits in no way: not even by the least times could the car visit the point, and the session where it goes on to another.</summary>
    private bool CouldVisit(LiftCandidate candidate, BoardingPoint point)
    {
        var leg = candidate.Leg;
        if (point.Point == leg.Start || point.Point == leg.End)
        {
            return true;
        }

        var (home, own) = leg.Direction == LegDirection.Outward ? (leg.Start, leg.End) : (leg.End, leg.Start);
        var session = candidate.PassingThrough ? candidate.Session.Grid!.Value : own;
        var seconds = least.Seconds(home.MetresTo(point.Point)) + least.Seconds(point.Point.MetresTo(session)) + least.Seconds(session.MetresTo(own));
        return seconds <= candidate.BudgetSeconds - rules.StopTime.TotalSeconds + Timing.Tolerance;
    }

    private static int Compare(LegMatch match, LegMatch rival)
    {
        var order = Timing.ToMillisecond(match.CostMinutes * 60).CompareTo(Timing.ToMillisecond(rival.CostMinutes * 60));
        order = order != 0 ? order : match.Fit.AddedSeconds.CompareTo(rival.Fit.AddedSeconds);
        order = order != 0 ? order : match.Home.WalkMetres.CompareTo(rival.Home.WalkMetres);
        return order != 0 ? order : match.WaitSeconds.CompareTo(rival.WaitSeconds);
    }

    private LegMatch MatchOf(LiftCandidate candidate, LegFit fit, BoardingPoint point, bool approximate)
    {
        var walk = rules.WalkSeconds(point.WalkMetres);
        var wait = WaitOf(candidate, fit);
        return new LegMatch
        {
            Candidate = candidate,
            Fit = fit,
            Home = point,
            WalkSeconds = walk,
            WaitSeconds = wait,
            CostMinutes = (fit.AddedSeconds + (rules.WalkWeight * walk) + (rules.WaitWeight * wait)) / 60,
            Approximate = approximate && !candidate.IsCoach,
        };
    }

    /// <summary>Outward from arrival to the start less the buffer; on the return from the session's end to boarding.</summary>
    private double WaitOf(LiftCandidate candidate, LegFit fit) => Math.Max(0, candidate.Leg.Direction == LegDirection.Outward
        ? Timing.SecondsBetween(fit.DropoffAt, candidate.Session.StartsAt - rules.Buffer)
        : Timing.SecondsBetween(candidate.Session.EndsAt, fit.PickupAt));
}
