using Matching.Geo;
using Matching.Lifts;
using Matching.Sessions;

namespace Proof.Quality.Best;

/// <summary>Tries every order of stops of some parties in one empty car, and every boarding point of each, cutting off what is longer than the driver's limit.</summary>
internal sealed class StopOrder
{
    private readonly Leg leg;
    private readonly ILegTimes times;
    private readonly Session own;
    private readonly IReadOnlyList<LoadFinder.Party> parties;
    private readonly double limit;
    private readonly List<Stop> stops = [];
    private readonly int[] stage;

    /// <summary>The question.</summary>
    public StopOrder(Leg leg, Session own, IReadOnlyList<LoadFinder.Party> parties, ILegTimes times)
    {
        this.leg = leg;
        this.own = own;
        this.parties = parties;
        this.times = times;
        limit = times.Seconds(leg.Start, leg.End) + leg.MaxDetourSeconds;
        stage = new int[parties.Count];
    }

    /// <summary>Least seconds of the leg with all of them aboard; null where no order keeps every limit.</summary>
    public double? Least(LiftRules rules)
    {
        double? best = null;
        Extend(rules, leg.Start, 0, 0, ref best);
        return best;
    }

    private void Extend(LiftRules rules, GridPoint at, double seconds, int aboard, ref double? best)
    {
        var open = false;
        for (var party = 0; party < parties.Count; party++)
        {
            var one = parties[party];
            var passing = one.Session.Id != own.Id;
            if (stage[party] == 0)
            {
                open = true;
                if (aboard + one.People > leg.Seats)
                {
                    continue;
                }

                foreach (var point in one.Points)
                {
                    Visit(rules, party, new Stop(IdOf(party), point.Point, one.People, TimeWindow.Always), at, seconds, aboard, ref best);
                }
            }
            else if (stage[party] == 1 && passing)
            {
                open = true;
                var due = one.Session.StartsAt - rules.Buffer;
                Visit(rules, party, new Stop(IdOf(party), one.Session.Grid!.Value, -one.People, new TimeWindow(due - rules.GreatestWaitPassing, due)), at, seconds, aboard, ref best);
            }
        }

        if (!open)
        {
            Conclude(rules, ref best);
        }
    }

    private void Visit(LiftRules rules, int party, Stop stop, GridPoint at, double seconds, int aboard, ref double? best)
    {
        // The same place twice in a row costs no second stop, so the cut may not count on one.
        var there = seconds + times.Seconds(at, stop.Point);
        if (there + times.Seconds(stop.Point, leg.End) > Math.Min(limit, best ?? limit) + Timing.Tolerance)
        {
            return;
        }

        var free = stop.Point == leg.Start || stop.Point == leg.End || stops.Exists(earlier => earlier.Point == stop.Point);
        stops.Add(stop);
        stage[party]++;
        Extend(rules, stop.Point, there + (free ? 0 : rules.StopTime.TotalSeconds), aboard + stop.LoadChange, ref best);
        stage[party]--;
        stops.RemoveAt(stops.Count - 1);
    }

    private void Conclude(LiftRules rules, ref double? best)
    {
        var timetable = new Timetable(leg with { Stops = [.. stops] }, rules, times);
        if (timetable.TotalSeconds <= limit + Timing.Tolerance && (best is not { } rival || timetable.TotalSeconds < rival)
            && timetable.LeastShift() is not null && timetable.RideSlack() is not null)
        {
            best = timetable.TotalSeconds;
        }
    }

    private static Guid IdOf(int party) => new(party + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}
