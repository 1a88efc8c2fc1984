using Matching.Geo;

namespace Matching.Lifts;

/// <summary>
/// A leg with a party inserted, timed: when the car is at each place, counted in seconds from its departure. A ref-free value that lives
/// for one judgement.
/// </summary>
internal readonly struct Timetable
{
    private readonly Leg leg;
    private readonly Ride ride;
    private readonly LiftRules rules;
    private readonly ILegTimes times;
    private readonly Visit[] visits;
    private readonly int boards;
    private readonly int alights;

    /// <summary>Times a leg with a party's stops at the given positions.</summary>
    public Timetable(Leg leg, in Ride ride, Insertion at, LiftRules rules, ILegTimes times)
    {
        this.leg = leg;
        this.ride = ride;
        this.rules = rules;
        this.times = times;
        visits = new Visit[leg.Stops.Count + 2 + (ride.Pickup is null ? 0 : 1) + (ride.Dropoff is null ? 0 : 1)];
        visits[0] = new Visit(leg.Start, default, leg.StartWindow);
        boards = 0;
        alights = visits.Length - 1;
        var count = 1;
        for (var stop = 0; stop <= leg.Stops.Count; stop++)
        {
            if (stop == at.PickupAfter && ride.Pickup is { } pickup)
            {
                boards = count;
                visits[count++] = new Visit(pickup, default, TimeWindow.Always);
            }

            if (stop == at.DropoffAfter && ride.Dropoff is { } dropoff)
            {
                alights = count;
                visits[count++] = new Visit(dropoff, default, TimeWindow.Always);
            }

            if (stop < leg.Stops.Count)
            {
                visits[count++] = new Visit(leg.Stops[stop].Point, leg.Stops[stop].BookingId, leg.Stops[stop].Window);
            }
        }

        visits[count] = new Visit(leg.End, default, TimeWindow.Always);
        Drive();
    }

    /// <summary>Times a leg as it stands.</summary>
    public Timetable(Leg leg, LiftRules rules, ILegTimes times)
        : this(leg, new Ride { People = 0 }, new Insertion(0, leg.Stops.Count, 0), rules, times)
    {
    }

    /// <summary>Driver's time on the leg.</summary>
    public double TotalSeconds => visits[^1].Offset;

    /// <summary>The party's time on board.</summary>
    public double RideSeconds => visits[alights].Offset - visits[boards].Offset;

    /// <summary>When the car leaves the leg's start, shifted by some seconds.</summary>
    public DateTimeOffset DepartsAt(double shift) => At(0, shift);

    /// <summary>When the party boards.</summary>
    public DateTimeOffset PickupAt(double shift) => At(boards, shift);

    /// <summary>When the party gets out.</summary>
    public DateTimeOffset DropoffAt(double shift) => At(alights, shift);

    /// <summary>When the car is at a stop of the leg as it stands, which this must have timed.</summary>
    public DateTimeOffset StopAt(int stop, double shift) => At(stop + 1, shift);

    /// <summary>When the car is at the leg's end.</summary>
    public DateTimeOffset ArrivesAt(double shift) => At(visits.Length - 1, shift);

    /// <summary>
    /// The least shift (outward earlier, on the return later) that fits every stated window, in seconds; null where none does. Cars never wait
    /// on the way, so the leg shifts whole.
    /// </summary>
    public double? LeastShift() => ShiftRange(promises: true) is var range && range.Least <= range.Most + Timing.Tolerance ? range.Least : null;

    /// <summary>The least shift that the windows need and the most that they allow, in seconds; they contradict each other where the least is more than the most.</summary>
    /// <param name="promises">Whether the windows of those aboard count too.</param>
    public (double Least, double Most) ShiftRange(bool promises)
    {
        var least = 0.0;
        var most = leg.Limit is { } limit
            ? Direction * (Timing.SecondsBetween(leg.Anchor, limit) - Base(leg.Direction == LegDirection.Outward ? 0 : visits.Length - 1))
            : rules.GreatestShift.TotalSeconds;
        for (var at = 0; promises && at < visits.Length - 1; at++)
        {
            Narrow(at, visits[at].Window, ref least, ref most);
        }

        Narrow(boards, ride.PickupWindow, ref least, ref most);
        Narrow(alights, ride.DropoffWindow, ref least, ref most);
        return (least, most);
    }

    /// <summary>What is left of the party's longest time on board; null where it, or that of a booking aboard, is exceeded.</summary>
    public double? RideSlack() => OwnRideSlack() is var slack && slack >= -Timing.Tolerance && RidesHold() ? Math.Max(0, slack) : null;

    /// <summary>Tells whether no booking aboard exceeds its longest time there.</summary>
    public bool RidesHold()
    {
        for (var at = 1; at < visits.Length - 1; at++)
        {
            if (visits[at].BookingId != default && BookingSlack(at) < -Timing.Tolerance)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What is left of the party's longest time on board; negative where it is exceeded.</summary>
    public double OwnRideSlack() => Slack(boards, alights);

    /// <summary>What is left to whichever booking aboard has least left; infinite where nobody is aboard.</summary>
    public double OthersRideSlack()
    {
        var least = double.PositiveInfinity;
        for (var at = 1; at < visits.Length - 1; at++)
        {
            if (visits[at].BookingId != default)
            {
                least = Math.Min(least, BookingSlack(at));
            }
        }

        return least;
    }

    /// <summary>Outward a shift is earlier, on the return later.</summary>
    private int Direction => leg.Direction == LegDirection.Outward ? -1 : 1;

    /// <summary>Drives from place to place. A distinct place between the ends costs the stop time once; the ends' own places cost nothing.</summary>
    private void Drive()
    {
        var now = 0.0;
        for (var at = 1; at < visits.Length; at++)
        {
            now += StopSeconds(at - 1) + times.Seconds(visits[at - 1].Point, visits[at].Point);
            visits[at].Offset = now;
        }
    }

    private double StopSeconds(int at)
    {
        var point = visits[at].Point;
        if (at == 0 || point == leg.Start || point == leg.End)
        {
            return 0;
        }

        for (var earlier = 1; earlier < at; earlier++)
        {
            if (visits[earlier].Point == point)
            {
                return 0;
            }
        }

        return rules.StopTime.TotalSeconds;
    }

    /// <summary>Seconds from the anchor to the car's arrival, unshifted.</summary>
    private double Base(int at) => leg.Direction == LegDirection.Outward ? visits[at].Offset - TotalSeconds : visits[at].Offset;

    private DateTimeOffset At(int visit, double shift) => Timing.After(leg.Anchor, Base(visit) + (Direction * shift));

    private void Narrow(int at, TimeWindow window, ref double least, ref double most)
    {
        if (window.NotBefore is { } notBefore)
        {
            var gap = Timing.SecondsBetween(leg.Anchor, notBefore) - Base(at);
            least = Direction > 0 ? Math.Max(least, gap) : least;
            most = Direction > 0 ? most : Math.Min(most, -gap);
        }

        if (window.NotAfter is { } notAfter)
        {
            var gap = Timing.SecondsBetween(leg.Anchor, notAfter) - Base(at);
            least = Direction > 0 ? least : Math.Max(least, -gap);
            most = Direction > 0 ? Math.Min(most, gap) : most;
        }
    }

    /// <summary>The slack of the booking with a stop here, reckoned once: at its last stop, or its only one.</summary>
    private double BookingSlack(int at)
    {
        var booking = visits[at].BookingId;
        var other = -1;
        for (var stop = 1; stop < visits.Length - 1; stop++)
        {
            if (stop != at && visits[stop].BookingId == booking)
            {
                other = stop;
            }
        }

        if (other >= 0)
        {
            return Slack(Math.Min(at, other), Math.Max(at, other));
        }

        return LoadChange(booking) > 0 ? Slack(at, visits.Length - 1) : Slack(0, at);
    }

    private int LoadChange(Guid booking)
    {
        foreach (var stop in leg.Stops)
        {
            if (stop.BookingId == booking)
            {
                return stop.LoadChange;
            }
        }

        return 0;
    }

    private double Slack(int from, int to)
    {
        var direct = times.Seconds(visits[from].Point, visits[to].Point);
        var longest = Math.Max(direct * rules.RideFactor, direct + rules.RideAllowance.TotalSeconds);
        return longest - (visits[to].Offset - visits[from].Offset);
    }

    /// <summary>The car at a place.</summary>
    private struct Visit(GridPoint point, Guid bookingId, TimeWindow window)
    {
        public readonly GridPoint Point = point;
        public readonly Guid BookingId = bookingId;
        public readonly TimeWindow Window = window;

        /// <summary>Seconds from departure to arrival.</summary>
        public double Offset = 0;
    }
}
