namespace Matching.Plans.Checking;

/// <summary>Holds a plan to what it says of those whom it leaves out, and by people carried to driving everybody who drives.</summary>
internal sealed class LeftOutChecker(PlanProblem problem, ReachChecker reach, IReadOnlyDictionary<string, int> people, Action<bool, string> expect)
{
    /// <summary>Checks one reason.</summary>
    public void Check(PlanVolunteer one, UnplacedReason said)
    {
        var near = problem.Sessions.Where(session => reach.MayGo(one, session)).ToList();
        var open = near.Where(session => people[session.Id] + one.Party <= session.Maximum).ToList();
        var reason = near.Count == 0 ? UnplacedReason.NoSeatWithinReach : open.Count == 0 ? UnplacedReason.SessionsFull : UnplacedReason.NoCarPasses;
        expect(said == reason, $"{one.Id} is said to be left out by {said}, and is by {reason}.");
    }

    /// <summary>Where most people are to be carried, every driver drives who can.</summary>
    public void Idle(PlanVolunteer driver, IReadOnlyList<PlanSession> kept, Plan plan)
    {
        if (problem.Objective == PlanObjective.CarriedThenMinutes
            && driver is { SpareSeats: not null, Session: { } id }
            && kept.Count < driver.MaxSessions
            && problem.Sessions.Single(one => one.Id == id) is var session
            && kept.All(one => ReachChecker.AreApart(driver, one, session))
            && reach.MayGo(driver, session)
            && reach.MayDrive(driver, session))
        {
            expect(plan.Cars.Any(car => car.Driver == driver.Id && car.Session == id), $"{driver.Id} could drive to {id}, and does not.");
        }
    }
}
