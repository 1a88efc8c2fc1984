namespace Matching.Plans.Checking;

/// <summary>Holds a plan to what it says of those whom it leaves out, and by people carried to driving everybody who drives.</summary>
internal sealed class LeftOutChecker(PlanProblem problem, Plan plan, ReachChecker reach, SeatChecker seats, IReadOnlyDictionary<string, int> people, Action<bool, string> expect)
{
    private readonly ILookup<string, PlanCar> cars = plan.Cars.ToLookup(car => car.Session, StringComparer.Ordinal);

    /// <summary>Checks one reason.</summary>
    public void Check(PlanVolunteer one, UnplacedReason said)
    {
        var near = problem.Sessions.Where(session => reach.MayGo(one, session)).ToList();
        var open = near.Where(session => people[session.Id] + one.Party <= session.Maximum).ToList();
        if (near.Count == 0 || open.Count == 0)
        {
            var reason = near.Count == 0 ? UnplacedReason.NoSeatWithinReach : UnplacedReason.SessionsFull;
            expect(said == reason, $"{one.Id} is said to be left out by {said}, and is by {reason}.");
            return;
        }

        var alone = open.Where(session => GoesAlone(one, session)).ToList();
        var drives = open.Where(session => one.SpareSeats is not null && reach.MayDrive(one, session)).ToList();
        foreach (var session in alone.Concat(drives))
        {
            var gain = PlanChecker.WorthOf(session, people[session.Id] + one.Party) - PlanChecker.WorthOf(session, people[session.Id]);
            var cost = alone.Contains(session) ? 0 : PlanRules.MinuteCost * reach.Minutes(one, session);
            expect(problem.Objective != PlanObjective.Worth || gain <= cost + 1e-6, $"{one.Id} is left out, and would be worth more at {session.Id} than it costs.");
        }

        var rides = open.SelectMany(session => cars[session.Id].Select(car => seats.CouldTake(car, session, one))).ToList();
        var could = alone.Count > 0 || drives.Count > 0 || rides.Contains(true);
        expect(said is UnplacedReason.NotWorthTheWay or UnplacedReason.NoCarPasses, $"{one.Id} is said to be left out by {said}, and could go to {open[0].Id}.");
        expect(said != UnplacedReason.NoCarPasses || !could, $"{one.Id} is said to be left out by {said}, and could come.");
        expect(said != UnplacedReason.NotWorthTheWay || could || rides.Contains(null), $"{one.Id} is said to be left out by {said}, and could not come.");
        expect(said != UnplacedReason.NotWorthTheWay || problem.Objective == PlanObjective.Worth, $"{one.Id} is left out by {said}, where most are to be carried.");
    }

    /// <summary>Where most people are to be carried, every driver drives who can.</summary>
    public void Idle(PlanVolunteer driver, IReadOnlyList<PlanSession> kept)
    {
        if (problem.Objective == PlanObjective.CarriedThenMinutes
            && driver is { SpareSeats: not null, Session: { } id }
            && kept.Count < driver.MaxSessions
            && problem.Sessions.Single(one => one.Id == id) is var session
            && kept.All(one => ReachChecker.AreApart(driver, one, session))
            && reach.MayGo(driver, session)
            && reach.MayDrive(driver, session))
        {
            expect(cars[id].Any(car => car.Driver == driver.Id), $"{driver.Id} could drive to {id}, and does not.");
        }
    }

    private bool GoesAlone(PlanVolunteer one, PlanSession session) =>
        problem.Objective == PlanObjective.Worth && one.Home.MetresTo(session.Point) <= problem.Rules.OwnWayMetres;
}
