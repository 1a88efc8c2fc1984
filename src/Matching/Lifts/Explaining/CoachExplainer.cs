namespace Matching.Lifts.Explaining;

/// <summary>Says of a coach's leg which constraint makes it impossible, or by how much all of them hold. Whether it fits is what <see cref="CandidateJudge"/> says.</summary>
internal sealed class CoachExplainer(LiftRules rules, DateTimeOffset now)
{
    /// <summary>Explains a leg.</summary>
    /// <param name="candidate">The leg.</param>
    /// <param name="run">Its timetable.</param>
    /// <param name="wish">What is wanted.</param>
    /// <param name="match">The best way as judged; null where there is none.</param>
    /// <param name="homes">The coach's stops within the walk; at least one.</param>
    public LegExplanation Explain(LiftCandidate candidate, CoachRun run, LiftWish wish, LegMatch? match, IReadOnlyList<BoardingPoint> homes)
    {
        var home = match?.Home ?? homes.MaxBy(point => MeasuresOf(candidate, run, wish, point).Min(measure => measure.Slack))!;
        var measures = MeasuresOf(candidate, run, wish, home);
        var broken = measures.Find(measure => !measure.Holds) is { Slack: < 0 } first ? first : measures.MinBy(measure => measure.Slack);
        return new LegExplanation(
            candidate.Leg.Direction,
            match is null ? broken.What : null,
            home,
            [Measure.AtMost(Obstacle.Walk, wish.MaxWalkMetres, home.WalkMetres), .. measures],
            Approximate: false);
    }

    private List<Measure> MeasuresOf(LiftCandidate candidate, CoachRun run, LiftWish wish, BoardingPoint home)
    {
        var leg = candidate.Leg;
        var ride = RideMaker.Of(wish, candidate, home, rules);
        var outward = leg.Direction == LegDirection.Outward;
        var at = run.Calls[run.NumberOf(home.Point)].At;

        // By how much the session has moved away from the timetable, or the passenger is there too late, or home too late.
        var moved = outward ? Timing.SecondsBetween(leg.Anchor, run.AtSession) : Timing.SecondsBetween(run.AtSession, leg.Anchor);
        var late = outward ? ride.PickupWindow.NotBefore - at : at - ride.DropoffWindow.NotAfter;
        var boards = outward ? at : run.AtSession;
        return
        [
            // Each party has one stop on a coach's leg, so all who are booked are aboard at one time.
            Measure.AtLeast(Obstacle.Seats, wish.PartySize, leg.Seats - leg.Stops.Sum(stop => Math.Abs(stop.LoadChange))),
            Measure.AtMost(Obstacle.Window, 0, Math.Max(moved, late?.TotalSeconds ?? moved)),
            Measure.Exactly(Obstacle.TimePassed, boards >= now, Timing.SecondsBetween(now, boards)),
        ];
    }
}
