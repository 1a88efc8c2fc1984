namespace Matching.Plans.Checking;

/// <summary>
/// Holds a plan to every constraint of its problem, and reckons its value anew. It shares no code with what makes plans: ways are driven stop by stop, from the plan's own words.
/// </summary>
public sealed class PlanChecker
{
    private readonly PlanProblem problem;
    private readonly Dictionary<string, PlanVolunteer> volunteers;
    private readonly Dictionary<string, PlanSession> sessions;
    private readonly Dictionary<(string Volunteer, string Session), PlanKept> kept;
    private readonly Dictionary<string, List<PlanSession>> goes;
    private readonly Dictionary<string, int> people;
    private readonly List<string> faults = [];
    private readonly CarChecker cars;
    private readonly ReachChecker reach;
    private double minutes;
    private int carried;

    private PlanChecker(PlanProblem problem)
    {
        this.problem = problem;
        volunteers = problem.Volunteers.ToDictionary(one => one.Id, StringComparer.Ordinal);
        sessions = problem.Sessions.ToDictionary(one => one.Id, StringComparer.Ordinal);
        people = problem.Sessions.ToDictionary(one => one.Id, _ => 0, StringComparer.Ordinal);
        goes = problem.Volunteers.ToDictionary(one => one.Id, _ => new List<PlanSession>(), StringComparer.Ordinal);
        kept = problem.Kept.ToDictionary(one => (one.Volunteer, one.Session));
        cars = new CarChecker(problem, volunteers, kept, Expect);
        reach = new ReachChecker(problem, cars);
    }

    /// <summary>Everything that is wrong with a plan; empty where nothing is.</summary>
    public static IReadOnlyList<string> Check(PlanProblem problem, Plan plan)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(plan);
        var checker = new PlanChecker(problem);
        checker.Run(plan);
        return checker.faults;
    }

    /// <summary>What so many people at a session are worth.</summary>
    internal static double WorthOf(PlanSession session, int people)
    {
        var wanted = Math.Min(people, session.Wanted);
        var beyond = Math.Max(0, Math.Min(people, session.Maximum) - wanted);
        return session.Weight * Math.Exp(-session.Margin / 0.03) * (wanted + (0.25 * beyond));
    }

    private void Run(Plan plan)
    {
        foreach (var car in plan.Cars)
        {
            Car(car);
        }

        foreach (var own in plan.OwnWays)
        {
            OwnWay(own);
        }

        foreach (var session in problem.Sessions)
        {
            var most = Math.Max(session.Maximum, problem.Volunteers.Where(one => goes[one.Id].Contains(session) && IsThereAnyway(one, session)).Sum(one => one.Party));
            Expect(people[session.Id] <= most, $"{session.Id} has {people[session.Id]} people, more than {most}.");
        }

        foreach (var one in problem.Volunteers)
        {
            Often(one);
        }

        var left = plan.Unplaced.Select(one => one.Volunteer).ToList();
        var nowhere = goes.Where(one => one.Value.Count == 0).Select(one => one.Key);
        Expect(left.Order(StringComparer.Ordinal).SequenceEqual(nowhere.Order(StringComparer.Ordinal), StringComparer.Ordinal), "Those left out are not exactly those who go nowhere.");
        Reasons(plan);
        Kept(plan);
        Broken(plan);
        Worth(plan.Worth);
        Expect(Enum.IsDefined(plan.StoppedBy), "The plan does not say what stopped the search.");
    }

    private void Reasons(Plan plan)
    {
        var checker = new LeftOutChecker(problem, plan, reach, new SeatChecker(problem, volunteers, cars), people, Expect);
        foreach (var left in plan.Unplaced.Where(one => volunteers.ContainsKey(one.Volunteer)))
        {
            checker.Check(volunteers[left.Volunteer], left.Reason);
        }

        var standing = problem.Kept.ToLookup(one => one.Volunteer, one => sessions[one.Session], StringComparer.Ordinal);
        foreach (var one in problem.Volunteers)
        {
            checker.Idle(one, [.. standing[one.Id]]);
        }
    }

    private bool IsThereAnyway(PlanVolunteer one, PlanSession session) =>
        kept.ContainsKey((one.Id, session.Id)) || (problem.Objective == PlanObjective.CarriedThenMinutes && one.SpareSeats is not null);

    private void Car(PlanCar car)
    {
        if (!volunteers.TryGetValue(car.Driver, out var driver) || !sessions.TryGetValue(car.Session, out var session) || car.Outward.Concat(car.Return).Any(stop => !volunteers.ContainsKey(stop.Volunteer) || !cars.Knows(stop.Point)))
        {
            faults.Add($"The car of {car.Driver} to {car.Session} names somebody or something that is not of the problem.");
            return;
        }

        foreach (var one in car.Outward.Select(stop => stop.Volunteer).Prepend(car.Driver))
        {
            Goes(volunteers[one], session);
            var mayRide = problem.Objective == PlanObjective.Worth || one == car.Driver || volunteers[one].SpareSeats is null || kept.ContainsKey((one, session.Id));
            Expect(mayRide, $"{one} rides to {session.Id}, where every driver drives.");
        }

        carried += car.Outward.Sum(stop => volunteers[stop.Volunteer].Party);
        minutes += cars.Check(car, driver, session);
    }

    private void OwnWay(PlanOwnWay own)
    {
        if (!volunteers.TryGetValue(own.Volunteer, out var volunteer) || !sessions.TryGetValue(own.Session, out var session))
        {
            faults.Add($"{own.Volunteer} at {own.Session} is not of the problem.");
            return;
        }

        Goes(volunteer, session);
        Expect(problem.Objective == PlanObjective.Worth || kept.ContainsKey((volunteer.Id, session.Id)), $"{volunteer.Id} goes to {session.Id} on their own, where people are to be carried.");
        Expect(
            kept.ContainsKey((volunteer.Id, session.Id)) || volunteer.Home.MetresTo(session.Point) <= problem.Rules.OwnWayMetres + 0.01,
            $"{volunteer.Id} is too far from {session.Id} to go on their own.");
    }

    private void Goes(PlanVolunteer volunteer, PlanSession session)
    {
        Expect(!goes[volunteer.Id].Contains(session), $"{volunteer.Id} is at {session.Id} twice.");
        goes[volunteer.Id].Add(session);
        people[session.Id] += volunteer.Party;
        if (kept.ContainsKey((volunteer.Id, session.Id)))
        {
            return;
        }

        foreach (var obstacle in reach.Against(volunteer, session))
        {
            faults.Add($"{volunteer.Id} goes to {session.Id}, and {obstacle}.");
        }
    }

    private void Often(PlanVolunteer one)
    {
        var list = goes[one.Id];
        var standing = list.Count(session => kept.ContainsKey((one.Id, session.Id)));
        Expect(list.Count <= Math.Max(one.MaxSessions, standing), $"{one.Id} goes to {list.Count} sessions, more than {one.MaxSessions}.");
        for (var at = 0; at < list.Count; at++)
        {
            foreach (var other in list.Skip(at + 1).Where(other => !(kept.ContainsKey((one.Id, other.Id)) && kept.ContainsKey((one.Id, list[at].Id)))))
            {
                Expect(ReachChecker.AreApart(one, list[at], other), $"{one.Id} cannot be at {list[at].Id} and at {other.Id}.");
            }
        }
    }

    private void Kept(Plan plan)
    {
        foreach (var one in problem.Kept)
        {
            var car = plan.Cars.FirstOrDefault(car => car.Driver == one.Driver && car.Session == one.Session);
            var holds = one.Driver is null
                ? plan.OwnWays.Contains(new PlanOwnWay(one.Volunteer, one.Session))
                : car is not null && (one.Driver == one.Volunteer || car.Outward.Any(stop => stop.Volunteer == one.Volunteer && stop.MeetingPoint == one.MeetingPoint));
            Expect(holds, $"{one.Volunteer} does not go to {one.Session} as was agreed.");
        }
    }

    private void Broken(Plan plan)
    {
        // A car that is wrong otherwise breaks what it likes.
        if (faults.Count > 0)
        {
            return;
        }

        var found = new BrokenChecker(problem, plan, volunteers, sessions, reach, cars).Find();
        Expect(plan.Broken.Count == plan.Broken.Distinct().Count(), "The plan says twice that a limit is broken.");
        foreach (var one in found.Except(plan.Broken))
        {
            faults.Add($"The plan does not say: {one.ToWords()}");
        }

        foreach (var one in plan.Broken.Except(found))
        {
            faults.Add($"The plan says without reason: {one}");
        }
    }

    private void Worth(PlanWorth said)
    {
        var value = problem.Objective == PlanObjective.CarriedThenMinutes ? carried : problem.Sessions.Sum(Worth) - (PlanRules.MinuteCost * minutes);
        Expect(Math.Abs(value - said.Value) < 1e-6 * (1 + Math.Abs(value)), $"The plan says it is worth {said.Value}, and is worth {value}.");
        Expect(said.Bound >= value - (1e-6 * (1 + Math.Abs(value))), $"The plan is worth {value}, more than its bound {said.Bound}.");
        Expect(!(said.LeastMinutes > minutes + 1e-3), $"The plan drives {minutes} minutes, less than the least {said.LeastMinutes}.");
        Expect(Math.Abs(minutes - said.Minutes) < 1e-3 + (1e-6 * minutes), $"The plan says it drives {said.Minutes} minutes, and drives {minutes}.");
    }

    private double Worth(PlanSession session) => WorthOf(session, people[session.Id]);

    private void Expect(bool holds, string fault)
    {
        if (!holds)
        {
            faults.Add(fault);
        }
    }
}
