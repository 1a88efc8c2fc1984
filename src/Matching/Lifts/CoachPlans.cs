using Matching.Geo;
using Matching.Outcomes;
using Matching.Sessions;
using Matching.Travel;

namespace Matching.Lifts;

/// <summary>Plans the legs of a coach: its timetable says where and when it can be met, so no engine is asked.</summary>
internal static class CoachPlans
{
    /// <summary>Rounding of distances is less than this.</summary>
    private const double RoundingMetres = 1;

    /// <summary>The legs, and every stated time that the session leaves no room for.</summary>
    public static (List<LegPlan> Plans, List<FieldFault> Faults) Draw(LiftTerms terms, Session session, GridPoint point, LeastTimes least, LiftRules rules)
    {
        var plans = new List<LegPlan>(2);
        var faults = new List<FieldFault>();
        if (terms is { OutwardSeats: { } outwardSeats } && terms.RunOf(LegDirection.Outward) is { } there)
        {
            if (there.AtSession > session.StartsAt - rules.Buffer)
            {
                faults.Add(new FieldFault("lift_offer.latest_arrival", $"Must be at least {rules.Buffer.TotalMinutes:0} minutes before the session's start."));
            }

            plans.Add(PlanOf(LegDirection.Outward, outwardSeats, there, point, least));
        }

        if (terms is { ReturnSeats: { } returnSeats } && terms.RunOf(LegDirection.Return) is { } back)
        {
            if (back.AtSession < session.EndsAt)
            {
                faults.Add(new FieldFault("lift_offer.return_departure", "Must not be before the session's end."));
            }

            plans.Add(PlanOf(LegDirection.Return, returnSeats, back, point, least));
        }

        return (plans, faults);
    }

    /// <summary>
    /// The leg. Its reach and budget hold each stop, seen from the first one's cell and the session: what lies within a walk of a stop is then within
    /// the walk of the reach, and no bound by least times leaves it out. A coach lives nowhere, so nothing else stands in for that cell; its budget is wide as a car's is.
    /// </summary>
    private static LegPlan PlanOf(LegDirection direction, int seats, CoachRun run, GridPoint session, LeastTimes least)
    {
        var cell = OriginCell.CentreOf(run.Calls[0].Point);
        var sum = run.Calls.Max(call => cell.MetresTo(call.Point) + call.Point.MetresTo(session));
        var budget = run.Calls.Max(call => least.Seconds(cell.MetresTo(call.Point)) + least.Seconds(call.Point.MetresTo(session)));
        var times = run.Calls.Select(call => call.At).Append(run.AtSession).ToList();
        return new LegPlan(direction, seats, new Reach(cell, session, sum + RoundingMetres), times.Min(), times.Max(), budget + DirectTimes.AsideSeconds + 1);
    }
}
