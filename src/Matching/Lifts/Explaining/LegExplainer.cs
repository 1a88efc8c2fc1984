namespace Matching.Lifts.Explaining;

/// <summary>
/// Says of one leg which constraint makes it impossible, or by how much all of them hold. Whether it fits is what <see cref="CandidateJudge"/> says; the numbers come from
/// the same <see cref="Timetable"/> that it judges by, here without stopping at the first that fails.
/// </summary>
internal sealed class LegExplainer(LiftRules rules, ILegTimes times, DateTimeOffset now)
{
    private readonly InsertionJudge judge = new(rules, times);

    /// <summary>Explains a leg.</summary>
    /// <param name="candidate">The leg.</param>
    /// <param name="wish">What is wanted.</param>
    /// <param name="match">The best way as judged; null where there is none.</param>
    /// <param name="homes">Where the party may board or get out near home; at least one.</param>
    public LegExplanation Explain(LiftCandidate candidate, LiftWish wish, LegMatch? match, IReadOnlyList<BoardingPoint> homes)
    {
        if (match is not null)
        {
            var ride = RideMaker.Of(wish, candidate, match.Home, rules);
            var direct = times.Seconds(candidate.Leg.Start, candidate.Leg.End);
            return Told(candidate, wish, null, match.Home, MeasuresOf(candidate.Leg, ride, match.Fit.Insertion, direct));
        }

        // The way that comes furthest; of several the one that is least short there, then the nearest place.
        var (home, measures) = homes
            .SelectMany(home => WaysOf(candidate.Leg, RideMaker.Of(wish, candidate, home, rules)).Select(measures => (Home: home, Measures: measures)))
            .OrderByDescending(way => FirstBroken(way.Measures).What)
            .ThenByDescending(way => FirstBroken(way.Measures).Slack)
            .First();
        return Told(candidate, wish, FirstBroken(measures).What, home, measures);
    }

    /// <summary>The first constraint that does not hold. Where the judge finds no way, each has one; should rounding hide it, the tightest stands for it.</summary>
    private static Measure FirstBroken(IReadOnlyList<Measure> measures) =>
        measures.FirstOrDefault(measure => !measure.Holds) is { Slack: < 0 } broken ? broken : measures.MinBy(measure => measure.Slack);

    private LegExplanation Told(LiftCandidate candidate, LiftWish wish, Obstacle? obstacle, BoardingPoint home, IReadOnlyList<Measure> measures) => new(
        candidate.Leg.Direction,
        obstacle,
        home,
        [Measure.AtMost(Obstacle.Walk, wish.MaxWalkMetres, home.WalkMetres), .. measures],
        times.Approximate);

    /// <summary>The constraints of every order in which the party could board and get out, in the order in which they are judged.</summary>
    private IEnumerable<IReadOnlyList<Measure>> WaysOf(Leg leg, Ride ride)
    {
        var all = Orders(leg, ride);
        var possible = all.Where(position => position.SeatsLeft >= ride.People).ToList();
        if (possible.Count == 0)
        {
            return [[Measure.AtLeast(Obstacle.Seats, ride.People, all.Max(position => position.SeatsLeft))]];
        }

        // Where only the time is past, the judge looks at no other order than the one that adds least.
        var direct = times.Seconds(leg.Start, leg.End);
        return judge.Best(leg, ride) is { } late
            ? [MeasuresOf(leg, ride, late.Insertion, direct)]
            : possible.Select(position => MeasuresOf(leg, ride, position, direct));
    }

    private List<Measure> MeasuresOf(Leg leg, Ride ride, Insertion position, double direct)
    {
        var timetable = new Timetable(leg, ride, position, rules, times);
        var own = timetable.ShiftRange(promises: false);
        var all = timetable.ShiftRange(promises: true);
        var ownSlack = timetable.OwnRideSlack();
        List<Measure> measures =
        [
            Measure.AtLeast(Obstacle.Seats, ride.People, FreeAt(leg, ride, position)),
            Measure.AtMost(Obstacle.Detour, leg.MaxDetourSeconds, timetable.TotalSeconds - direct),
            Measure.AtMost(Obstacle.Window, own.Most, own.Least),
            Measure.AtMost(Obstacle.Promises, all.Most, all.Least),
            Measure.AtMost(Obstacle.RideTime, timetable.RideSeconds + ownSlack, timetable.RideSeconds),
        ];
        if (double.IsFinite(timetable.OthersRideSlack()))
        {
            measures.Add(Measure.AtLeast(Obstacle.OthersRideTime, 0, timetable.OthersRideSlack()));
        }

        var departs = Rough.OfDeparture(timetable.DepartsAt(all.Least));
        measures.Add(Measure.Exactly(Obstacle.TimePassed, departs >= now, Timing.SecondsBetween(now, departs)));
        return measures;
    }

    /// <summary>Free seats between boarding and getting out, without the party.</summary>
    private static int FreeAt(Leg leg, Ride ride, Insertion position) =>
        Orders(leg, ride).First(one => one.PickupAfter == position.PickupAfter && one.DropoffAfter == position.DropoffAfter).SeatsLeft;

    /// <summary>Every order in which the party could board and get out, with the seats that are free between; a party of nobody in a large car finds them all.</summary>
    private static List<Insertion> Orders(Leg leg, Ride ride)
    {
        const int Large = 1000;
        var all = new List<Insertion>();
        InsertionFinder.Find(leg with { Seats = Large }, ride with { People = 0 }, all);
        return [.. all.Select(one => one with { SeatsLeft = one.SeatsLeft - Large + leg.Seats })];
    }
}
