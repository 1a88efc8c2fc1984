using Matching.Geo;
using Matching.Plans;
using Matching.Travel;

namespace Matching.Tests.Plans;

/// <summary>The best plan of a small problem by trying everything: every set of riders in every car from every place in every order, and every choice of cars and of who comes on their own.</summary>
internal sealed class PlanOracle
{
    private readonly PlanProblem problem;
    private readonly Dictionary<GridPoint, int> numbers = [];
    private readonly List<(PlanVolunteer Driver, PlanSession Session, bool Must, List<(List<PlanVolunteer> Riders, double Minutes)> Cars)> trips = [];
    private readonly Dictionary<string, List<PlanSession>> goes;
    private (double First, double Second) best = (double.NegativeInfinity, 0);

    private PlanOracle(PlanProblem problem)
    {
        this.problem = problem;
        foreach (var point in problem.Volunteers.Select(one => one.Home).Concat(problem.Sessions.Select(one => one.Point)).Concat(problem.MeetingPoints.Select(one => one.Point)).Select((point, at) => (point, at)))
        {
            numbers.TryAdd(point.point, point.at);
        }

        goes = problem.Volunteers.ToDictionary(one => one.Id, _ => new List<PlanSession>());
    }

    /// <summary>By worth: the worth. By people carried: people, and the fewest minutes for so many.</summary>
    public static (double Value, double Minutes) Best(PlanProblem problem)
    {
        var oracle = new PlanOracle(problem);
        oracle.Run();
        return (oracle.best.First, -oracle.best.Second);
    }

    private bool Carried => problem.Objective == PlanObjective.CarriedThenMinutes;

    private void Run()
    {
        foreach (var one in problem.Kept.Where(one => one.Driver is null))
        {
            goes[one.Volunteer].Add(Session(one.Session));
        }

        foreach (var driver in problem.Volunteers.Where(one => one.SpareSeats is not null))
        {
            foreach (var session in problem.Sessions)
            {
                var must = problem.Kept.Any(one => one.Volunteer == driver.Id && one.Session == session.Id && one.Driver == driver.Id);
                if (must || CanGo(driver, session))
                {
                    trips.Add((driver, session, must, [.. Cars(driver, session, must)]));
                }
            }
        }

        Drive(0, 0, 0);
    }

    private PlanSession Session(string id) => problem.Sessions.Single(one => one.Id == id);

    private bool CanGo(PlanVolunteer one, PlanSession session) =>
        (one.Session is null || one.Session == session.Id)
        && !problem.Kept.Any(kept => kept.Volunteer == one.Id && kept.Session == session.Id)
        && Seconds(one.Home, session.Point) <= one.MaxTravel.TotalSeconds
        && !(session.From - problem.Lifts.Buffer < one.From)
        && !(session.Until > one.Until);

    /// <summary>Chooses a car or none for each trip, then who comes on their own.</summary>
    private void Drive(int at, double minutes, int carried)
    {
        if (at == trips.Count)
        {
            Alone(0, minutes, carried);
            return;
        }

        var (driver, session, must, cars) = trips[at];
        if (!must && !(Carried && cars.Count > 0 && goes[driver.Id].Count == 0))
        {
            Drive(at + 1, minutes, carried);
        }

        foreach (var (riders, more) in cars)
        {
            List<PlanVolunteer> all = [driver, .. riders];
            all.ForEach(one => goes[one.Id].Add(session));
            if (all.TrueForAll(MayGo))
            {
                Drive(at + 1, minutes + more, carried + riders.Sum(one => one.Party));
            }

            all.ForEach(one => goes[one.Id].RemoveAt(goes[one.Id].Count - 1));
        }
    }

    private void Alone(int at, double minutes, int carried)
    {
        var choices = problem.Volunteers.Count * problem.Sessions.Count;
        if (at == choices || Carried)
        {
            Judge(minutes, carried);
            return;
        }

        Alone(at + 1, minutes, carried);
        var (one, session) = (problem.Volunteers[at / problem.Sessions.Count], problem.Sessions[at % problem.Sessions.Count]);
        if (CanGo(one, session) && one.Home.MetresTo(session.Point) <= problem.Rules.OwnWayMetres && !goes[one.Id].Contains(session))
        {
            goes[one.Id].Add(session);
            if (MayGo(one))
            {
                Alone(at + 1, minutes, carried);
            }

            goes[one.Id].Remove(session);
        }
    }

    private bool MayGo(PlanVolunteer one)
    {
        var list = goes[one.Id];
        var standing = problem.Kept.Where(kept => kept.Volunteer == one.Id).Select(kept => kept.Session).ToList();
        if (list.Distinct().Count() != list.Count || (list.Count > one.MaxSessions && list.Exists(session => !standing.Contains(session.Id))) || list.Count + standing.Count(id => list.TrueForAll(session => session.Id != id)) > Math.Max(one.MaxSessions, standing.Count))
        {
            return false;
        }

        var all = list.Concat(standing.Select(Session)).Distinct().ToList();
        return all.TrueForAll(session => all.TrueForAll(other =>
            session == other
            || (standing.Contains(session.Id) && standing.Contains(other.Id))
            || session.Until + one.MaxTravel <= other.From - one.MaxTravel
            || other.Until + one.MaxTravel <= session.From - one.MaxTravel));
    }

    private void Judge(double minutes, int carried)
    {
        var worth = 0.0;
        foreach (var session in problem.Sessions)
        {
            var people = problem.Volunteers.Where(one => goes[one.Id].Contains(session)).Sum(one => one.Party);
            var standing = problem.Kept.Where(kept => kept.Session == session.Id).Sum(kept => problem.Volunteers.Single(one => one.Id == kept.Volunteer).Party);
            var drivers = Carried ? problem.Volunteers.Where(one => one.SpareSeats is not null && goes[one.Id].Contains(session) && problem.Kept.All(kept => kept.Volunteer != one.Id || kept.Session != session.Id)).Sum(one => one.Party) : 0;
            if (people > Math.Max(session.Maximum, standing + drivers))
            {
                return;
            }

            var wanted = Math.Min(people, session.Wanted);
            worth += session.Weight * Math.Exp(-session.Margin / 0.03) * (wanted + (0.25 * (Math.Min(people, session.Maximum) - wanted)));
        }

        var found = Carried ? (carried, -minutes) : (worth - (0.002 * minutes), 0.0);
        if (found.Item1 > best.First + 1e-9 || (found.Item1 > best.First - 1e-9 && found.Item2 > best.Second))
        {
            best = found;
        }
    }

    private IEnumerable<(List<PlanVolunteer> Riders, double Minutes)> Cars(PlanVolunteer driver, PlanSession session, bool must)
    {
        var kept = problem.Kept.Where(one => one.Session == session.Id && one.Driver == driver.Id && one.Volunteer != driver.Id)
            .Select(one => (Rider: problem.Volunteers.Single(other => other.Id == one.Volunteer), Point: one.MeetingPoint is { } id ? problem.MeetingPoints.Single(place => place.Id == id).Point : problem.Volunteers.Single(other => other.Id == one.Volunteer).Home))
            .ToList();
        var limits = must ? Limits(driver, session, kept) : default;
        var others = problem.Volunteers.Where(one => one != driver && CanGo(one, session) && !(Carried && one.SpareSeats is not null)).ToList();
        for (var set = 0; set < 1 << others.Count; set++)
        {
            var riders = others.Where((_, at) => (set & (1 << at)) != 0).ToList();
            var seats = Math.Max(0, driver.SpareSeats!.Value - kept.Sum(one => one.Rider.Party));
            if (riders.Sum(one => one.Party) > seats || !MayShare(driver, riders, [.. kept.Select(one => one.Rider)]))
            {
                continue;
            }

            var least = double.PositiveInfinity;
            foreach (var places in Choices(riders))
            {
                var (there, back) = (Least(driver, session, kept, places, limits, boards: true), Least(driver, session, kept, places, limits, boards: false));
                least = Math.Min(least, there + back);
            }

            if (double.IsFinite(least))
            {
                yield return ([.. riders, .. kept.Select(one => one.Rider)], least / 60);
            }
        }
    }

    private bool MayShare(PlanVolunteer driver, List<PlanVolunteer> riders, List<PlanVolunteer> kept) =>
        problem.Company is not { } company
        || riders.TrueForAll(one => company.MayRide(driver.Id, one.Id) && riders.Concat(kept).All(other => other == one || company.MaySitTogether(one.Id, other.Id)));

    private IEnumerable<List<(PlanVolunteer Rider, GridPoint Point)>> Choices(List<PlanVolunteer> riders)
    {
        if (riders.Count == 0)
        {
            return [[]];
        }

        IEnumerable<GridPoint> places = problem.MeetingPoints.Count == 0
            ? [riders[0].Home]
            : problem.MeetingPoints.Where(one => one.Point.MetresTo(riders[0].Home) <= riders[0].MaxWalkMetres).Select(one => one.Point);
        return places.SelectMany(place => Choices(riders[1..]).Select(rest => ((PlanVolunteer, GridPoint)[])[(riders[0], place), .. rest]).Select(all => all.ToList()));
    }

    /// <summary>What a kept car's limits come to: its own, or what those whom it takes anyway need.</summary>
    private (double There, double Back, Dictionary<string, double> AboardThere, Dictionary<string, double> AboardBack)? Limits(PlanVolunteer driver, PlanSession session, List<(PlanVolunteer Rider, GridPoint Point)> kept)
    {
        var there = Orders(kept).Select(order => Way(driver, session, order, boards: true)).MinBy(way => way.Total)!;
        var back = Orders(kept).Select(order => Way(driver, session, order, boards: false)).MinBy(way => way.Total)!;
        return (there.Total, back.Total, there.Aboard, back.Aboard);
    }

    private double Least(
        PlanVolunteer driver,
        PlanSession session,
        List<(PlanVolunteer Rider, GridPoint Point)> kept,
        List<(PlanVolunteer Rider, GridPoint Point)> riders,
        (double There, double Back, Dictionary<string, double> AboardThere, Dictionary<string, double> AboardBack)? limits,
        bool boards)
    {
        var (start, end) = boards ? (driver.Home, session.Point) : (session.Point, driver.Home);
        var least = double.PositiveInfinity;
        foreach (var order in Orders([.. kept, .. riders]))
        {
            var way = Way(driver, session, order, boards);
            var own = Math.Min(Seconds(start, end) + driver.MaxDetour.TotalSeconds, Time(driver, session, boards));
            var most = Math.Max(own, limits is { } car ? (boards ? car.There : car.Back) : 0);
            var fits = way.Total <= most + 0.001 && order.TrueForAll(one =>
            {
                var relaxed = limits is { } some && (boards ? some.AboardThere : some.AboardBack).TryGetValue(one.Rider.Id, out var aboard) ? aboard : 0;
                return way.Aboard[one.Rider.Id] <= Math.Max(Longest(one.Rider, one.Point, session, boards), relaxed) + 0.001;
            });
            least = fits ? Math.Min(least, way.Total) : least;
        }

        return least;
    }

    private double Longest(PlanVolunteer rider, GridPoint point, PlanSession session, bool boards)
    {
        var direct = boards ? Seconds(point, session.Point) : Seconds(session.Point, point);
        var lift = Math.Max(direct * 1.5, direct + (20 * 60));
        return Math.Min(Math.Min(lift, rider.MaxRide?.TotalSeconds ?? double.MaxValue), Time(rider, session, boards) - (rider.Home.MetresTo(point) / 1.33));
    }

    private double Time(PlanVolunteer one, PlanSession session, bool boards) => boards
        ? one.From is { } from ? (session.From - problem.Lifts.Buffer - from).TotalSeconds : double.PositiveInfinity
        : one.Until is { } until ? (until - session.Until).TotalSeconds : double.PositiveInfinity;

    private (double Total, Dictionary<string, double> Aboard) Way(PlanVolunteer driver, PlanSession session, List<(PlanVolunteer Rider, GridPoint Point)> order, bool boards)
    {
        var (at, end) = boards ? (driver.Home, session.Point) : (session.Point, driver.Home);
        var seen = new HashSet<GridPoint> { at, end };
        var (now, arrived, reached) = (0.0, 0.0, new Dictionary<string, double>());
        foreach (var (rider, point) in order)
        {
            now += Seconds(at, point);
            arrived = point == at && reached.Count > 0 ? arrived : now;
            reached[rider.Id] = arrived;
            now += seen.Add(point) ? 60 : 0;
            at = point;
        }

        now += Seconds(at, end);
        return (now, reached.ToDictionary(one => one.Key, one => boards ? now - one.Value : one.Value));
    }

    private double Seconds(GridPoint from, GridPoint to) =>
        problem.Travel is { } matrix ? matrix.Seconds(numbers[from], numbers[to]) : StraightLineTimes.SecondsFor(from.MetresTo(to));

    private static IEnumerable<List<T>> Orders<T>(List<T> all) => all.Count == 0
        ? [[]]
        : Enumerable.Range(0, all.Count).SelectMany(first => Orders<T>([.. all.Where((_, at) => at != first)]).Select(rest => (List<T>)[all[first], .. rest]));
}
