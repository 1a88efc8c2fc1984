using Matching.Lifts;
using Matching.Lifts.Explaining;
using Matching.Travel;

namespace Matching.Bookings;

/// <summary>Says why a request fits an offer, or why not, by the judges that book.</summary>
public sealed class MatchExplainer(ITravelTimes travel, LiftRules rules, TimeProvider clock)
{
    /// <summary>Explains; asks the engine, so no lock may be held.</summary>
    public async Task<MatchExplanation> ExplainAsync(MatchCase of, CancellationToken cancellation)
    {
        if (Apart(of) is { } obstacle)
        {
            return new MatchExplanation(obstacle, []);
        }

        var legs = new List<LegExplanation>(2);
        foreach (var direction in of.Request.Needs.Legs.Each())
        {
            legs.Add(await LegAsync(of, direction, cancellation));
        }

        return new MatchExplanation(null, legs);
    }

    /// <summary>What keeps the two apart whatever the way.</summary>
    private Obstacle? Apart(MatchCase of)
    {
        var (car, request, session) = (of.Car, of.Request, of.Session);
        var broken = Preferences.Broken(car.Offer, request);
        return broken == Obstacle.Self ? broken
            : car.Offer.Campaign != request.Campaign ? Obstacle.Campaign
            : car.Offer.Cancelled || car.Session.Cancelled || request.Cancelled || session.Remote || session.IsClosed(clock.GetUtcNow()) ? Obstacle.Closed
            : broken;
    }

    private async Task<LegExplanation> LegAsync(MatchCase of, LegDirection direction, CancellationToken cancellation)
    {
        if (of.Car.CandidateFor(of.Session, direction) is not { } candidate)
        {
            return LegExplanation.Impossible(direction, Obstacle.LegNotOffered);
        }

        var room = of.Car.HasRoomFor(of.Request, direction);
        if (!room && SpaceTaken(of, direction) is { } taken)
        {
            return LegExplanation.Impossible(direction, taken);
        }

        var wish = of.Request.WishFor(of.Session);
        var judge = new CandidateJudge(wish, of.Points, rules, travel.Least, clock.GetUtcNow());
        var homes = judge.PointsFor(candidate).ToList();
        if (homes.Count == 0)
        {
            return LegExplanation.Impossible(direction, of.OnlySteps ? Obstacle.StepFree : Obstacle.Walk);
        }

        ILegTimes times = travel is IInstantTravelTimes instant
            ? new InstantLegTimes(instant)
            : await GatheredLegTimes.GatherAsync(travel, [candidate], homes, cancellation);
        // Who is kept apart from somebody in the car is told what a full one would tell, since nobody learns of a block (decision 418).
        candidate = room ? candidate : Full(candidate);
        var match = judge.Judge(candidate, new LegJudge(rules, times), times.Approximate);
        if (match is null && wish.Accompanied)
        {
            wish = wish with { Accompanied = false };
            judge = new CandidateJudge(wish, of.Points, rules, travel.Least, clock.GetUtcNow());
            if (judge.Judge(candidate, new LegJudge(rules, times), times.Approximate) is not null)
            {
                if (of.TellsAge)
                {
                    return LegExplanation.Impossible(direction, Obstacle.Accompanied);
                }

                candidate = Full(candidate);
            }
        }

        return candidate.Leg.Run is { } run
            ? new CoachExplainer(rules, clock.GetUtcNow()).Explain(candidate, run, wish, match, homes)
            : new LegExplainer(rules, times, clock.GetUtcNow()).Explain(candidate, wish, match, homes);
    }

    private static LiftCandidate Full(LiftCandidate candidate) => candidate with { Leg = candidate.Leg with { Stops = [], Seats = 0 } };

    /// <summary>The one space that somebody has taken already.</summary>
    private static Obstacle? SpaceTaken(MatchCase of, LegDirection direction)
    {
        var (needs, riders) = (of.Request.Needs, of.Car.Riders.Where(rider => rider.Direction == direction).ToList());
        return needs.Wheelchair && riders.Exists(rider => rider.Wheelchair) ? Obstacle.Wheelchair
            : needs.ChildSeat && riders.Exists(rider => rider.ChildSeat) ? Obstacle.ChildSeat
            : null;
    }
}
