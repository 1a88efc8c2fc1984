using Matching.Bookings;
using Matching.Geo;
using Matching.Lifts;
using Matching.Travel;

namespace Matching.Tests.Bookings;

/// <summary>
/// The oracle of who keeps a seat: everybody where the car serves them as it stands; else in order of acceptance, whoever has some order of stops on each
/// leg, beside those kept before, in which every rule holds. It tries every order and every shift that could matter, and shares no code with the product but the travel times.
/// </summary>
internal sealed class SlowKeeper(LiftRules rules)
{
    private const double Tolerance = 0.0005;

    private sealed record Visit(GridPoint Point, Guid Who, int Load, TimeWindow Window);

    public IReadOnlyList<Guid> Keep(IReadOnlyList<Leg> legs, IReadOnlyList<IReadOnlyList<SeatClaim>> parties)
    {
        // One by one somebody may be freed who fits beside all: without the detour for those after them, the car comes by at another time than promised.
        List<SeatClaim> all = [.. parties.SelectMany(party => party)];
        if (all.TrueForAll(claim => legs.Any(leg => leg.Direction == claim.Direction))
            && legs.All(leg => AloneOfTheirKind(On(leg, all)) && Serves(leg, On(leg, all))))
        {
            return [.. all.Select(claim => claim.BookingId).Distinct()];
        }

        var kept = new List<SeatClaim>();
        foreach (var party in parties)
        {
            List<SeatClaim> trial = [.. kept, .. party];
            if (party.All(claim => legs.Any(leg => leg.Direction == claim.Direction))
                && legs.Where(leg => party.Any(claim => claim.Direction == leg.Direction)).All(leg => CanServe(leg, On(leg, trial))))
            {
                kept = trial;
            }
        }

        return [.. kept.Select(claim => claim.BookingId).Distinct()];
    }

    /// <summary>Tells whether a leg serves exactly these parties with the stops that it has, in their order.</summary>
    public bool Serves(Leg leg, IReadOnlyList<SeatClaim> claims)
    {
        var wanted = VisitsOf(claims);
        return wanted.Count == leg.Stops.Count
            && leg.Stops.All(stop => wanted.Any(visit => visit.Who == stop.BookingId && visit.Point == stop.Point && visit.Load == stop.LoadChange))
            && Holds(leg, claims, [.. leg.Stops.Select(stop => wanted.First(visit => visit.Who == stop.BookingId && visit.Load == stop.LoadChange))]);
    }

    private bool CanServe(Leg leg, IReadOnlyList<SeatClaim> claims) =>
        AloneOfTheirKind(claims) && Orders(VisitsOf(claims)).Any(order => Holds(leg, claims, order));

    private static List<SeatClaim> On(Leg leg, IEnumerable<SeatClaim> claims) => [.. claims.Where(claim => claim.Direction == leg.Direction)];

    private static bool AloneOfTheirKind(IReadOnlyList<SeatClaim> claims) =>
        claims.Count(claim => claim.Wheelchair) <= 1 && claims.Count(claim => claim.ChildSeat) <= 1;

    private static List<Visit> VisitsOf(IEnumerable<SeatClaim> claims) => [.. claims.SelectMany(claim => new[]
    {
        claim.Ride.Pickup is { } on ? new Visit(on, claim.BookingId, claim.Ride.People, default) : null,
        claim.Ride.Dropoff is { } off ? new Visit(off, claim.BookingId, -claim.Ride.People, default) : null,
    }).OfType<Visit>()];

    private static IEnumerable<List<Visit>> Orders(List<Visit> visits)
    {
        if (visits.Count == 0)
        {
            yield return [];
        }

        foreach (var first in visits)
        {
            foreach (var rest in Orders([.. visits.Where(visit => !ReferenceEquals(visit, first))]))
            {
                yield return [first, .. rest];
            }
        }
    }

    private bool Holds(Leg leg, IReadOnlyList<SeatClaim> claims, List<Visit> order)
    {
        List<Visit> route = [new(leg.Start, default, 0, default), .. order, new(leg.End, default, 0, default)];
        var arrivals = Arrivals(leg, route);
        var direct = Seconds(leg.Start, leg.End);
        return arrivals[^1] <= direct + leg.MaxDetourSeconds + Tolerance
            && claims.All(claim => RideHolds(claim, route, arrivals))
            && SeatsHold(leg, claims, order)
            && Shifts(leg, claims, route, arrivals).Any(shift => WindowsHold(leg, claims, route, arrivals, shift));
    }

    private List<double> Arrivals(Leg leg, List<Visit> route)
    {
        var arrivals = new List<double> { 0 };
        var seen = new HashSet<GridPoint> { leg.Start, leg.End };
        for (var at = 1; at < route.Count; at++)
        {
            var stay = at > 1 && seen.Add(route[at - 1].Point) ? rules.StopTime.TotalSeconds : 0;
            arrivals.Add(arrivals[^1] + stay + Seconds(route[at - 1].Point, route[at].Point));
        }

        return arrivals;
    }

    private static (int On, int Off) PlacesOf(SeatClaim claim, List<Visit> route) => (
        claim.Ride.Pickup is null ? 0 : route.FindIndex(visit => visit.Who == claim.BookingId && visit.Load > 0),
        claim.Ride.Dropoff is null ? route.Count - 1 : route.FindIndex(visit => visit.Who == claim.BookingId && visit.Load < 0));

    private static bool RideHolds(SeatClaim claim, List<Visit> route, List<double> arrivals)
    {
        var (on, off) = PlacesOf(claim, route);
        var direct = Seconds(route[on].Point, route[off].Point);
        return on <= off && arrivals[off] - arrivals[on] <= Math.Max(1.5 * direct, direct + 1200) + Tolerance;
    }

    private static bool SeatsHold(Leg leg, IReadOnlyList<SeatClaim> claims, List<Visit> order)
    {
        var load = claims.Where(claim => claim.Ride.Pickup is null).Sum(claim => claim.Ride.People);
        return load <= leg.Seats && order.All(visit => (load += visit.Load) <= leg.Seats);
    }

    private static DateTimeOffset Moment(Leg leg, List<double> arrivals, int at, double shift) => leg.Direction == LegDirection.Outward
        ? leg.Anchor.AddSeconds(arrivals[at] - arrivals[^1] - shift)
        : leg.Anchor.AddSeconds(arrivals[at] + shift);

    private static IEnumerable<(TimeWindow Window, int At)> Windows(IReadOnlyList<SeatClaim> claims, List<Visit> route) => claims.SelectMany(claim =>
    {
        var (on, off) = PlacesOf(claim, route);
        return new[] { (claim.Promise, on), (claim.Ride.PickupWindow, on), (claim.Ride.DropoffWindow, off) };
    });

    private static IEnumerable<double> Shifts(Leg leg, IReadOnlyList<SeatClaim> claims, List<Visit> route, List<double> arrivals) => Windows(claims, route)
        .Select(bound => leg.Direction == LegDirection.Outward
            ? (Moment(leg, arrivals, bound.At, 0) - bound.Window.NotAfter)?.TotalSeconds
            : (bound.Window.NotBefore - Moment(leg, arrivals, bound.At, 0))?.TotalSeconds)
        .OfType<double>()
        .Where(shift => shift > 0)
        .Append(0);

    private bool WindowsHold(Leg leg, IReadOnlyList<SeatClaim> claims, List<Visit> route, List<double> arrivals, double shift)
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
        return driver && Windows(claims, route).All(bound => Within(bound.Window, bound.At));
    }

    private static double Seconds(GridPoint from, GridPoint to) => from == to ? 0 : StraightLineTimes.SecondsFor(from.MetresTo(to));
}
