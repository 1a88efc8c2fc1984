namespace Matching.Lifts;

/// <summary>
/// Judges where a party fits into a leg. Cheapest test first: the load (<see cref="InsertionFinder"/>, whole numbers), the driver's time
/// (one travel time a place, some 10 ns each in the straight-line engine), the windows (two comparisons a place), the time on board (one
/// more travel time a booking). A leg without stops takes about 0.1 µs.
/// </summary>
internal sealed class InsertionJudge(LiftRules rules, ILegTimes times) : ILegJudge
{
    private readonly List<Insertion> positions = [];

    /// <summary>The feasible insertion of least added time, then least wait, then earliest position; null where there is none.</summary>
    public LegFit? Best(Leg leg, in Ride ride)
    {
        positions.Clear();
        InsertionFinder.Find(leg, ride, positions);
        if (positions.Count == 0)
        {
            return null;
        }

        var direct = times.Seconds(leg.Start, leg.End);
        var before = leg.Stops.Count == 0 ? direct : new Timetable(leg, rules, times).TotalSeconds;
        LegFit? best = null;
        foreach (var position in positions)
        {
            if (Judge(leg, ride, position, direct, before) is { } fit && (best is not { } rival || IsBetter(fit, rival, leg.Direction)))
            {
                best = fit;
            }
        }

        return best;
    }

    private LegFit? Judge(Leg leg, in Ride ride, Insertion position, double direct, double before)
    {
        var timetable = new Timetable(leg, ride, position, rules, times);
        var detourSlack = direct + leg.MaxDetourSeconds - timetable.TotalSeconds;
        if (detourSlack < -Timing.Tolerance || timetable.LeastShift() is not { } shift || timetable.RideSlack() is not { } rideSlack)
        {
            return null;
        }

        return new LegFit
        {
            Insertion = position,
            AddedSeconds = Timing.ToMillisecond(timetable.TotalSeconds - before),
            DepartsAt = timetable.DepartsAt(shift),
            PickupAt = timetable.PickupAt(shift),
            DropoffAt = timetable.DropoffAt(shift),
            RideSeconds = timetable.RideSeconds,
            DetourSlackSeconds = Math.Max(0, detourSlack),
            RideSlackSeconds = rideSlack,
        };
    }

    /// <summary>Less wait is a later arrival outward and an earlier boarding on the return.</summary>
    private static bool IsBetter(LegFit fit, LegFit rival, LegDirection direction)
    {
        if (fit.AddedSeconds != rival.AddedSeconds)
        {
            return fit.AddedSeconds < rival.AddedSeconds;
        }

        return direction == LegDirection.Outward ? fit.DropoffAt > rival.DropoffAt : fit.PickupAt < rival.PickupAt;
    }
}
