using Matching.Geo;
using Matching.Travel;

namespace Matching.Plans.Checking;

/// <summary>Drives the cars of a plan stop by stop.</summary>
internal sealed class CarChecker(
    PlanProblem problem,
    Dictionary<string, PlanVolunteer> volunteers,
    Dictionary<(string Volunteer, string Session), PlanKept> kept,
    Action<bool, string> expect)
{
    /// <summary>Seconds by which a limit may be missed.</summary>
    private const double Tolerance = 0.01;

    private readonly Dictionary<GridPoint, int> numbers = Numbers(problem);

    /// <summary>Seconds of a way without stops.</summary>
    public double Seconds(GridPoint from, GridPoint to) =>
        problem.Travel is { } matrix ? matrix.Seconds(numbers[from], numbers[to]) : StraightLineTimes.SecondsFor(from.MetresTo(to));

    /// <summary>Tells whether a place is one whose ways are known.</summary>
    public bool Knows(GridPoint point) => problem.Travel is null || numbers.ContainsKey(point);

    /// <summary>Seconds that somebody may be aboard at most: what a lift allows, and what their times leave beside the walk.</summary>
    public double LongestAboard(PlanVolunteer rider, GridPoint point, PlanSession session, bool boards) =>
        Math.Min(LongestRide(rider, point, session, boards), Window(rider, session, boards) - problem.Lifts.WalkSeconds(rider.Home.MetresTo(point)));

    /// <summary>Seconds that somebody may be aboard by what a lift allows.</summary>
    public double LongestRide(PlanVolunteer rider, GridPoint point, PlanSession session, bool boards)
    {
        var direct = boards ? Seconds(point, session.Point) : Seconds(session.Point, point);
        var lift = Math.Max(direct * problem.Lifts.RideFactor, direct + problem.Lifts.RideAllowance.TotalSeconds);
        return Math.Min(rider.MaxRide?.TotalSeconds ?? double.MaxValue, lift);
    }

    /// <summary>Seconds that somebody's times leave for the way to a session, or back.</summary>
    public double Window(PlanVolunteer one, PlanSession session, bool boards) => boards
        ? one.From is { } from ? (session.From - problem.Lifts.Buffer - from).TotalSeconds : double.PositiveInfinity
        : one.Until is { } until ? (until - session.Until).TotalSeconds : double.PositiveInfinity;

    /// <summary>Checks both ways of a car.</summary>
    /// <returns>Minutes that it drives.</returns>
    public double Check(PlanCar car, PlanVolunteer driver, PlanSession session)
    {
        expect(driver.SpareSeats is not null, $"{driver.Id} does not drive.");
        var (there, back) = (Places(car.Outward), Places(car.Return));
        expect(there.SequenceEqual(back), $"{driver.Id} does not bring back who came along, where they came from.");
        foreach (var stop in car.Outward.Where(stop => !Rides(stop.Volunteer, car)))
        {
            Boards(stop, volunteers[stop.Volunteer]);
        }

        Company(car);
        return Leg(car, driver, session, boards: true) + Leg(car, driver, session, boards: false);
    }

    /// <summary>When the car arrives at each place, and at the end, in seconds. A place costs its stop once, and who board there do so together; the ends' own cost none.</summary>
    public (double[] Reached, double Total) Drive(List<GridPoint> points, GridPoint start, GridPoint end)
    {
        var (at, now, seen, reached) = (start, 0.0, new HashSet<GridPoint> { start, end }, new double[points.Count]);
        for (var number = 0; number < points.Count; number++)
        {
            now += Seconds(at, points[number]);
            reached[number] = number > 0 && points[number] == at ? reached[number - 1] : now;
            at = points[number];
            now += seen.Add(at) ? problem.Lifts.StopTime.TotalSeconds : 0;
        }

        return (reached, now + Seconds(at, end));
    }

    /// <summary>Who may share the car; who is kept in it sits there already.</summary>
    private void Company(PlanCar car)
    {
        if (problem.Company is not { } company)
        {
            return;
        }

        var aboard = car.Outward.Select(stop => stop.Volunteer).ToList();
        foreach (var rider in aboard.Where(one => !Rides(one, car)))
        {
            expect(company.MayRide(car.Driver, rider), $"{rider} may not ride with {car.Driver}.");
            foreach (var other in aboard.Where(one => one != rider))
            {
                expect(company.MaySitTogether(rider, other), $"{rider} may not sit beside {other}.");
            }
        }
    }

    private static List<(string, string?, GridPoint)> Places(IReadOnlyList<PlanStop> stops) =>
        [.. stops.Select(stop => (stop.Volunteer, stop.MeetingPoint, stop.Point)).OrderBy(one => one.Volunteer, StringComparer.Ordinal)];

    private void Boards(PlanStop stop, PlanVolunteer rider)
    {
        if (problem.MeetingPoints.Count == 0)
        {
            expect(stop.MeetingPoint is null && stop.Point == rider.Home, $"{rider.Id} boards elsewhere than at home.");
            return;
        }

        var place = problem.MeetingPoints.SingleOrDefault(one => one.Id == stop.MeetingPoint);
        expect(place is not null && place.Point == stop.Point, $"{rider.Id} boards at no meeting point.");
        expect(rider.Home.MetresTo(stop.Point) <= rider.MaxWalkMetres + Tolerance, $"{rider.Id} has too far to walk to {stop.MeetingPoint}.");
    }

    /// <summary>Drives one leg.</summary>
    private double Leg(PlanCar car, PlanVolunteer driver, PlanSession session, bool boards)
    {
        var stops = boards ? car.Outward : car.Return;
        var (start, end) = boards ? (driver.Home, session.Point) : (session.Point, driver.Home);
        var (reached, total) = Drive([.. stops.Select(stop => stop.Point)], start, end);
        var anchor = boards ? session.From - problem.Lifts.Buffer : session.Until;
        var left = boards ? anchor.AddSeconds(-total) : anchor;
        var longest = Math.Max(Seconds(start, end) + driver.MaxDetour.TotalSeconds, LeastKept(car, session, driver, boards));
        expect(total <= longest + Tolerance, $"{driver.Id} drives {total:F0} s to {session.Id} or back, more than {longest:F0}.");
        expect(Rides(driver.Id, car) || (boards ? !(left.AddSeconds(Tolerance) < driver.From) : !(left.AddSeconds(total - Tolerance) > driver.Until)), $"{driver.Id} is away outside of their times.");
        expect(Math.Abs((boards ? car.OutwardTime : car.ReturnTime).TotalSeconds - total) < 0.01, $"{driver.Id} drives {total:F2} s, and says otherwise.");
        var seats = Math.Max(driver.SpareSeats ?? 0, stops.Where(stop => Rides(stop.Volunteer, car)).Sum(stop => volunteers[stop.Volunteer].Party));
        var load = boards ? 0 : stops.Sum(stop => volunteers[stop.Volunteer].Party);
        for (var at = 0; at < stops.Count; at++)
        {
            var rider = volunteers[stops[at].Volunteer];
            expect(load <= seats, $"{driver.Id} has {load} people in {seats} seats.");
            load += boards ? rider.Party : -rider.Party;
            expect(load == stops[at].Load, $"{driver.Id} has {load} people aboard after {rider.Id}, and says {stops[at].Load}.");
            var instant = left.AddSeconds(reached[at]);
            expect(Math.Abs((instant - stops[at].At).TotalSeconds) < 0.01, $"{driver.Id} is at {rider.Id} at {instant:O}, and says {stops[at].At:O}.");
            if (!Rides(rider.Id, car))
            {
                Aboard(rider, stops[at].Point, session, boards ? total - reached[at] : reached[at], instant, boards);
            }
        }

        expect(load <= seats, $"{driver.Id} has {load} people in {seats} seats.");
        return total / 60;
    }

    private void Aboard(PlanVolunteer rider, GridPoint point, PlanSession session, double aboard, DateTimeOffset instant, bool boards)
    {
        var longest = LongestRide(rider, point, session, boards);
        expect(aboard <= longest + Tolerance, $"{rider.Id} is aboard {aboard:F0} s, more than {longest:F0}.");
        var walk = problem.Lifts.WalkSeconds(rider.Home.MetresTo(point));
        expect(
            boards ? !(instant.AddSeconds(Tolerance - walk) < rider.From) : !(instant.AddSeconds(walk - Tolerance) > rider.Until), $"{rider.Id} is away outside of their times.");
    }

    private bool Rides(string volunteer, PlanCar car) => kept.TryGetValue((volunteer, car.Session), out var one) && one.Driver == car.Driver;

    /// <summary>The least that the car takes for those whom it has to take, by trying every order.</summary>
    private double LeastKept(PlanCar car, PlanSession session, PlanVolunteer driver, bool boards)
    {
        var points = car.Outward.Where(stop => Rides(stop.Volunteer, car)).Select(stop => stop.Point).ToList();
        if (points.Count == 0)
        {
            return Rides(driver.Id, car) ? Seconds(boards ? driver.Home : session.Point, boards ? session.Point : driver.Home) : 0;
        }

        return Orders(points).Min(order => (boards ? Drive(order, driver.Home, session.Point) : Drive(order, session.Point, driver.Home)).Total);
    }

    private static IEnumerable<List<GridPoint>> Orders(List<GridPoint> points) => points.Count == 0
        ? [[]]
        : Enumerable.Range(0, points.Count).SelectMany(first => Orders([.. points.Where((_, at) => at != first)]).Select(rest => (List<GridPoint>)[points[first], .. rest]));

    private static Dictionary<GridPoint, int> Numbers(PlanProblem problem)
    {
        var numbers = new Dictionary<GridPoint, int>();
        var points = problem.Volunteers.Select(one => one.Home).Concat(problem.Sessions.Select(one => one.Point)).Concat(problem.MeetingPoints.Select(one => one.Point));
        foreach (var (point, at) in points.Select((point, at) => (point, at)))
        {
            numbers.TryAdd(point, at);
        }

        return numbers;
    }
}
