using Matching.Geo;
using Matching.Lifts;
using Matching.Travel;

namespace Matching.Tests.Lifts;

/// <summary>
/// The oracle of insertion: tries every order of stops, every shift that could matter, and reads the rules off the driven route one by
/// one. It shares no code with the product but the travel times.
/// </summary>
internal sealed class SlowJudge(LiftRules rules, Func<GridPoint, GridPoint, double>? times = null)
{
    private readonly Func<GridPoint, GridPoint, double> seconds = times ?? ((from, to) => StraightLineTimes.SecondsFor(from.MetresTo(to)));

    private const double Tolerance = 0.0005;

    private sealed record Visit(GridPoint Point, string Who, int Load, TimeWindow Window);

    public (double Added, DateTimeOffset Pickup, DateTimeOffset Dropoff)? Best(Leg leg, Ride ride)
    {
        var original = new List<Visit> { new(leg.Start, "", 0, default) };
        original.AddRange(leg.Stops.Select(stop => new Visit(stop.Point, stop.BookingId.ToString(), stop.LoadChange, stop.Window)));
        original.Add(new Visit(leg.End, "", 0, default));
        var before = Arrivals(original, leg)[^1];

        (double Added, DateTimeOffset Pickup, DateTimeOffset Dropoff)? best = null;
        for (var pickup = 1; pickup < original.Count; pickup++)
        {
            for (var dropoff = pickup; dropoff < original.Count; dropoff++)
            {
                if ((ride.Pickup is null && pickup != 1) || (ride.Dropoff is null && dropoff != original.Count - 1))
                {
                    continue;
                }

                var route = new List<Visit>(original);
                if (ride.Dropoff is { } off)
                {
                    route.Insert(dropoff, new Visit(off, "new", -ride.People, ride.DropoffWindow));
                }

                if (ride.Pickup is { } on)
                {
                    route.Insert(pickup, new Visit(on, "new", ride.People, ride.PickupWindow));
                }

                if (Drive(leg, ride, route) is not { } driven)
                {
                    continue;
                }

                var found = (Math.Round(driven.Total - before, 3), driven.Pickup, driven.Dropoff);
                if (best is not { } rival || Less(found, rival, leg.Direction))
                {
                    best = found;
                }
            }
        }

        return best;
    }

    private static bool Less(
        (double Added, DateTimeOffset Pickup, DateTimeOffset Dropoff) found,
        (double Added, DateTimeOffset Pickup, DateTimeOffset Dropoff) rival,
        LegDirection direction) =>
        found.Added < rival.Added || (found.Added == rival.Added
            && (direction == LegDirection.Outward ? found.Dropoff > rival.Dropoff : found.Pickup < rival.Pickup));

    private (double Total, DateTimeOffset Pickup, DateTimeOffset Dropoff)? Drive(Leg leg, Ride ride, List<Visit> route)
    {
        var arrivals = Arrivals(route, leg);
        var direct = seconds(leg.Start, leg.End);
        if (!LoadsFit(leg, ride, route) || (ride.Accompanied && IsAlone(leg, route)) || arrivals[^1] > direct + leg.MaxDetourSeconds + Tolerance || !RidesFit(ride, route, arrivals))
        {
            return null;
        }

        var boards = ride.Pickup is null ? 0 : route.FindIndex(visit => visit.Who == "new");
        var alights = ride.Dropoff is null ? route.Count - 1 : route.FindLastIndex(visit => visit.Who == "new");
        foreach (var shift in Shifts(leg, ride, route, arrivals, boards, alights))
        {
            if (Windows(leg, ride, route, arrivals, shift, boards, alights))
            {
                return (arrivals[^1], Round(leg, arrivals, boards, shift), Round(leg, arrivals, alights, shift));
            }
        }

        return null;
    }

    private List<double> Arrivals(List<Visit> route, Leg leg)
    {
        var arrivals = new List<double> { 0 };
        var seen = new HashSet<GridPoint> { leg.Start, leg.End };
        for (var at = 1; at < route.Count; at++)
        {
            var stay = at > 1 && seen.Add(route[at - 1].Point) ? rules.StopTime.TotalSeconds : 0;
            arrivals.Add(arrivals[^1] + stay + seconds(route[at - 1].Point, route[at].Point));
        }

        return arrivals;
    }

    private static bool LoadsFit(Leg leg, Ride ride, List<Visit> route)
    {
        var load = ride.Pickup is null ? ride.People : 0;
        load += leg.Stops.GroupBy(stop => stop.BookingId)
            .Where(booking => booking.All(stop => stop.LoadChange < 0))
            .Sum(booking => -booking.Sum(stop => stop.LoadChange));
        var aboard = ride.Pickup is null;
        foreach (var visit in route)
        {
            aboard = visit.Who == "new" ? visit.Load > 0 : aboard;
            load += visit.Load;

            // Only the stretch that the new party rides is asked about; what was accepted before stands.
            if (aboard && load > leg.Seats)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the new party is aboard on some stretch without any adult passenger.</summary>
    private static bool IsAlone(Leg leg, List<Visit> route)
    {
        var adults = leg.Adults.Select(adult => adult.ToString()).Where(adult => route.Any(visit => visit.Who == adult)).ToList();
        var aboard = adults.Append("new").Where(who => !route.Any(visit => visit.Who == who && visit.Load > 0)).ToHashSet();
        for (var at = 0; at < route.Count - 1; at++)
        {
            if (route[at].Load != 0)
            {
                _ = route[at].Load > 0 ? aboard.Add(route[at].Who) : aboard.Remove(route[at].Who);
            }

            if (aboard.Contains("new") && !adults.Exists(aboard.Contains))
            {
                return true;
            }
        }

        return false;
    }

    private bool RidesFit(Ride ride, List<Visit> route, List<double> arrivals)
    {
        foreach (var who in route.Select(visit => visit.Who).Where(who => who.Length > 0).Append("new").Distinct())
        {
            var on = route.FindIndex(visit => visit.Who == who && visit.Load > 0);
            var off = route.FindIndex(visit => visit.Who == who && visit.Load < 0);
            on = on < 0 ? 0 : on;
            off = off < 0 ? route.Count - 1 : off;
            var direct = seconds(route[on].Point, route[off].Point);
            if (arrivals[off] - arrivals[on] > Math.Max(1.5 * direct, direct + 1200) + Tolerance)
            {
                return false;
            }
        }

        return ride.People > 0;
    }

    private static DateTimeOffset Moment(Leg leg, List<double> arrivals, int at, double shift) =>
        leg.Direction == LegDirection.Outward
            ? leg.Anchor.AddSeconds(arrivals[at] - arrivals[^1] - shift)
            : leg.Anchor.AddSeconds(arrivals[at] + shift);

    private static DateTimeOffset Round(Leg leg, List<double> arrivals, int at, double shift) =>
        leg.Anchor.AddMilliseconds(Math.Round((Moment(leg, arrivals, at, shift) - leg.Anchor).TotalMilliseconds));

    /// <summary>None, or just enough for one of the windows: the least feasible shift is among them.</summary>
    private static IEnumerable<double> Shifts(Leg leg, Ride ride, List<Visit> route, List<double> arrivals, int boards, int alights)
    {
        var bounds = route.Select((visit, at) => (visit.Window, at)).Append((ride.PickupWindow, boards)).Append((ride.DropoffWindow, alights));
        return bounds
            .Select(bound => leg.Direction == LegDirection.Outward
                ? (Moment(leg, arrivals, bound.Item2, 0) - bound.Item1.NotAfter)?.TotalSeconds
                : (bound.Item1.NotBefore - Moment(leg, arrivals, bound.Item2, 0))?.TotalSeconds)
            .OfType<double>()
            .Where(shift => shift > 0)
            .Append(0)
            .Order();
    }

    private bool Windows(Leg leg, Ride ride, List<Visit> route, List<double> arrivals, double shift, int boards, int alights)
    {
        var slack = TimeSpan.FromSeconds(Tolerance);
        bool Within(TimeWindow window, int at)
        {
            var moment = Moment(leg, arrivals, at, shift);
            return (window.NotBefore is not { } early || moment >= early - slack) && (window.NotAfter is not { } late || moment <= late + slack);
        }

        var driver = leg.Limit is { } limit
            ? leg.Direction == LegDirection.Outward ? Within(new TimeWindow(limit, null), 0) : Within(new TimeWindow(null, limit), route.Count - 1)
            : shift <= rules.GreatestShift.TotalSeconds + Tolerance;
        return driver && Within(ride.PickupWindow, boards) && Within(ride.DropoffWindow, alights)
            && route.Select((visit, at) => Within(visit.Window, at)).All(fits => fits);
    }
}
