using Matching.Lifts;

namespace Matching.Bookings;

/// <summary>
/// Finds an order in which one leg serves all of some parties, within every limit and promise. Cheapest first: the order in which it drove before (one
/// timetable), one party put between the others (some dozens), and on short legs every order (720 of six stops).
/// </summary>
internal sealed class LegKeeper(LiftRules rules, ILegTimes times)
{
    /// <summary>Of more stops than this not every order is tried.</summary>
    public const int MostReordered = 6;

    private readonly LegJudge judge = new(rules, times);

    /// <summary>Travel times stand in for those of the road engine.</summary>
    public bool Approximate => times.Approximate;

    /// <summary>The leg with exactly these parties in the order in which it served them before; null where it does not fit so.</summary>
    /// <param name="before">The leg as changed, its stops those that it had.</param>
    /// <param name="claims">The parties; none of them new to the leg.</param>
    public Leg? AsItStands(Leg before, IReadOnlyList<SeatClaim> claims)
    {
        var stops = claims.SelectMany(claim => claim.Stops).ToDictionary(stop => (stop.BookingId, stop.LoadChange > 0));
        var order = before.Stops.Where(stop => stops.ContainsKey((stop.BookingId, stop.LoadChange > 0))).Select(stop => stops[(stop.BookingId, stop.LoadChange > 0)]).ToList();
        var leg = before with { Stops = order, StartWindow = StartOf(claims) };
        return order.Count == stops.Count && TotalOf(leg) is not null ? leg : null;
    }

    /// <summary>The leg as it stands but for what one party asks now; null where it does not fit so.</summary>
    /// <param name="leg">The leg with everybody.</param>
    /// <param name="start">When the others must leave its start.</param>
    /// <param name="claim">What the party asks.</param>
    public Leg? InItsPlace(Leg leg, TimeWindow start, SeatClaim claim)
    {
        var now = claim.Stops.ToDictionary(stop => stop.LoadChange > 0);
        var changed = leg with
        {
            Stops = [.. leg.Stops.Select(stop => stop.BookingId == claim.BookingId && now.TryGetValue(stop.LoadChange > 0, out var other) ? other : stop)],
            StartWindow = claim.Ride.Pickup is null ? start.And(claim.Boards) : start,
        };
        return TotalOf(changed) is null ? null : changed;
    }

    /// <summary>The leg with one party more, put between the stops of the others; null where it does not fit so.</summary>
    public Leg? Inserted(Leg seated, SeatClaim claim)
    {
        var ride = claim.Ride with { PickupWindow = claim.Boards };
        if (judge.Best(seated, ride) is not { } fit)
        {
            return null;
        }

        var seating = Seating.Of(seated, ride, fit.Insertion, claim.BookingId, claim.Boards);
        return seated with { Stops = seating.Stops, StartWindow = seating.StartWindow };
    }

    /// <summary>The leg with exactly these parties in the quickest order that fits; null where none does, or the leg is too long to try them all.</summary>
    public Leg? Reordered(Leg before, IReadOnlyList<SeatClaim> claims)
    {
        var stops = claims.SelectMany(claim => claim.Stops).ToList();
        if (stops.Count > MostReordered)
        {
            return null;
        }

        var (start, order) = (StartOf(claims), new List<Stop>(stops.Count));
        Leg? best = null;
        var least = double.PositiveInfinity;
        Try();
        return best;

        void Try()
        {
            if (order.Count == stops.Count)
            {
                var leg = before with { Stops = [.. order], StartWindow = start };
                if (TotalOf(leg) is { } total && total < least - Timing.Tolerance)
                {
                    (best, least) = (leg, total);
                }

                return;
            }

            foreach (var stop in stops)
            {
                if (!order.Contains(stop) && !WaitsForItsBoarding(stop))
                {
                    order.Add(stop);
                    Try();
                    order.RemoveAt(order.Count - 1);
                }
            }
        }

        bool WaitsForItsBoarding(Stop stop) =>
            stop.LoadChange < 0 && stops.Exists(other => other.BookingId == stop.BookingId && other.LoadChange > 0 && !order.Contains(other));
    }

    /// <summary>When a party boards and gets out on a leg that fits.</summary>
    public (DateTimeOffset PickupAt, DateTimeOffset DropoffAt) TimesOf(Leg leg, Guid booking)
    {
        if (leg.Run is { } run)
        {
            return run.TimesOf(leg, booking);
        }

        var timetable = new Timetable(leg, rules, times);
        var shift = timetable.LeastShift() ?? throw new InvalidOperationException("A leg that was kept does not fit.");
        var (pickup, dropoff) = (timetable.DepartsAt(shift), timetable.ArrivesAt(shift));
        for (var at = 0; at < leg.Stops.Count; at++)
        {
            if (leg.Stops[at].BookingId == booking)
            {
                var instant = timetable.StopAt(at, shift);
                (pickup, dropoff) = leg.Stops[at].LoadChange > 0 ? (instant, dropoff) : (pickup, instant);
            }
        }

        return (pickup, dropoff);
    }

    /// <summary>Those who board at the start say when the leg leaves.</summary>
    private static TimeWindow StartOf(IEnumerable<SeatClaim> claims) =>
        claims.Where(claim => claim.Ride.Pickup is null).Aggregate(TimeWindow.Always, (window, claim) => window.And(claim.Boards));

    /// <summary>The driver's time on the leg, in seconds; null where it breaks a limit.</summary>
    private double? TotalOf(Leg leg)
    {
        if (!SeatsHold(leg) || !Beside.Holds(leg))
        {
            return null;
        }

        if (leg.Run is { } run)
        {
            return run.Keeps(leg) ? 0 : null;
        }

        var timetable = new Timetable(leg, rules, times);
        return timetable.TotalSeconds <= times.Seconds(leg.Start, leg.End) + leg.MaxDetourSeconds + Timing.Tolerance
            && timetable.LeastShift() is not null && timetable.RidesHold() ? timetable.TotalSeconds : null;
    }

    private static bool SeatsHold(Leg leg)
    {
        var load = leg.LoadAtStart();
        var most = load;
        foreach (var stop in leg.Stops)
        {
            load += stop.LoadChange;
            most = Math.Max(most, load);
        }

        return most <= leg.Seats;
    }
}
