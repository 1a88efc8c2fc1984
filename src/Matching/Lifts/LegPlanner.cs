using Matching.Geo;
using Matching.Outcomes;
using Matching.Sessions;
using Matching.Travel;

namespace Matching.Lifts;

/// <summary>Plans the legs of an offer to a session: where and when each could be met.</summary>
public sealed class LegPlanner(ITravelTimes travel, LiftRules rules)
{
    /// <summary>Periods are widened by this, since instants are stored to the microsecond.</summary>
    private static readonly TimeSpan Rounding = TimeSpan.FromSeconds(1);

    /// <summary>No leg takes longer.</summary>
    private static readonly TimeSpan LongestLeg = TimeSpan.FromDays(2);

    /// <summary>Whether legs that were planned to one state of a session are still right for another.</summary>
    public static bool SameWay(Session planned, Session now) =>
        (planned.Grid, planned.StartsAt, planned.EndsAt, planned.Remote) == (now.Grid, now.StartsAt, now.EndsAt, now.Remote);

    /// <summary>The legs offered; fails with every stated time that leaves no room even for the direct way. Asks the engine, so no lock may be held.</summary>
    public async Task<Result<IReadOnlyList<LegPlan>>> PlanAsync(LiftTerms terms, Session session, CancellationToken cancellation)
    {
        var (plans, faults) = await DrawAsync(terms, session, cancellation);
        return faults.Count > 0 ? Failure.Invalid(faults) : plans;
    }

    /// <summary>
    /// The legs of an offer whose session has moved, also where its stated times no longer leave room: nobody will fit into such a leg, until the session moves
    /// again. Asks the engine, so no lock may be held.
    /// </summary>
    public async Task<IReadOnlyList<LegPlan>> PlanAgainAsync(LiftTerms terms, Session session, CancellationToken cancellation) =>
        (await DrawAsync(terms, session, cancellation)).Plans;

    private async Task<(List<LegPlan> Plans, List<FieldFault> Faults)> DrawAsync(LiftTerms terms, Session session, CancellationToken cancellation)
    {
        var point = session.Grid ?? throw new ArgumentException("A remote session has no lifts.", nameof(session));
        if (terms.IsCoach)
        {
            return CoachPlans.Draw(terms, session, point, travel.Least, rules);
        }

        if (!StandIn.Suits(terms.Origin.Blurred, terms.Origin.Point))
        {
            throw new ArgumentException("The origin's blurred point does not stand in for it.", nameof(terms));
        }

        GridPoint[] homes = [terms.Origin.Point, terms.Origin.Blurred];
        var plans = new List<LegPlan>(2);
        var faults = new List<FieldFault>();
        if (terms.OutwardSeats is { } outwardSeats)
        {
            var due = LegTiming.OutwardAnchor(session.StartsAt, terms.LatestArrival, rules);
            var matrix = await travel.MatrixAsync(homes, [point], due, cancellation);
            if (terms.EarliestDeparture is { } earliest && earliest > due.AddSeconds(-matrix.Seconds(0, 0)))
            {
                faults.Add(new FieldFault("lift_offer.earliest_departure", "Leaves no time for the direct way to the session."));
            }

            var (reach, budget) = ReachOf(terms, point, matrix, matrix.Seconds(0, 0), matrix.Seconds(1, 0));
            plans.Add(PlanOf(LegDirection.Outward, outwardSeats, reach, terms.EarliestDeparture ?? due - Usual(budget), due, budget));
        }

        if (terms.ReturnSeats is { } returnSeats)
        {
            var leaves = LegTiming.ReturnAnchor(session.EndsAt, terms.ReturnDeparture);
            var matrix = await travel.MatrixAsync([point], homes, leaves, cancellation);
            if (terms.LatestReturn is { } latest && latest < leaves.AddSeconds(matrix.Seconds(0, 0)))
            {
                faults.Add(new FieldFault("lift_offer.latest_return", "Leaves no time for the direct way back."));
            }

            var (reach, budget) = ReachOf(terms, point, matrix, matrix.Seconds(0, 0), matrix.Seconds(0, 1));
            plans.Add(PlanOf(LegDirection.Return, returnSeats, reach, leaves, terms.LatestReturn ?? leaves + Usual(budget), budget));
        }

        return (plans, faults);
    }

    /// <summary>The leg; where its times contradict each other, its period holds both.</summary>
    private static LegPlan PlanOf(LegDirection direction, int seats, Reach reach, DateTimeOffset from, DateTimeOffset until, double budget) =>
        new(direction, seats, reach, (from < until ? from : until) - Rounding, (from < until ? until : from) + Rounding, budget);

    private TimeSpan Usual(double budget) => double.IsInfinity(budget) ? LongestLeg : TimeSpan.FromSeconds(budget) + rules.GreatestShift;

    /// <summary>
    /// Where the road engine was away nobody knows how long the direct way takes once it is back: such a leg counts as reaching everywhere, so
    /// that none is missed, until it is drawn anew.
    /// </summary>
    private (Reach Reach, double BudgetSeconds) ReachOf(LiftTerms terms, GridPoint session, TravelMatrix matrix, double exact, double fromStandIn)
    {
        if (matrix.Provisional)
        {
            return (Reach.EverywhereFrom(terms.Origin.Blurred), double.PositiveInfinity);
        }

        var direct = DirectTimes.UpperBound(fromStandIn, exact);
        var reach = Reach.Of(terms.Origin.Blurred, session, direct, terms.MaxDetour, travel.MaxSpeedMetresPerSecond, rules);
        return (reach, direct + terms.MaxDetour.TotalSeconds);
    }
}
