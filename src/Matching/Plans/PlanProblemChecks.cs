namespace Matching.Plans;

/// <summary>Tells everything that is wrong with a problem, so that no plan can be made of it.</summary>
public sealed class PlanProblemChecks
{
    private const int MostParty = 50;
    private const int MostSessions = 20;

    private readonly PlanProblem problem;
    private readonly List<PlanFault> faults = [];
    private readonly Dictionary<string, PlanVolunteer> volunteers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PlanSession> sessions = new(StringComparer.Ordinal);
    private readonly HashSet<string> meetingPoints = new(StringComparer.Ordinal);

    private readonly Dictionary<(string Volunteer, string Session), int> keptAt;
    private readonly HashSet<string> keptVolunteers;
    private readonly HashSet<(string Driver, string Session)> keptCars;

    private PlanProblemChecks(PlanProblem problem)
    {
        this.problem = problem;
        keptAt = problem.Kept.GroupBy(one => (one.Volunteer, one.Session)).ToDictionary(group => group.Key, group => group.Count());
        keptVolunteers = problem.Kept.Select(one => one.Volunteer).ToHashSet(StringComparer.Ordinal);
        keptCars = problem.Kept.Where(one => one.Driver == one.Volunteer).Select(one => (one.Volunteer, one.Session)).ToHashSet();
    }

    /// <summary>All faults; none where a plan can be made.</summary>
    public static IReadOnlyList<PlanFault> Find(PlanProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var checks = new PlanProblemChecks(problem);
        checks.Run();
        return checks.faults;
    }

    private void Run()
    {
        Each(problem.Sessions, "sessions", Session);
        Each(problem.MeetingPoints, "meetingPoints", (one, path) => Expect(meetingPoints.Add(one.Id), $"{path}.id", "names another meeting point too"));
        Each(problem.Volunteers, "volunteers", Volunteer);
        Each(problem.Kept, "kept", Kept);
        var cars = problem.Kept.Where(one => one.Driver is not null && one.Driver != one.Volunteer).GroupBy(one => (one.Driver, one.Session));
        foreach (var car in cars.Where(car => car.Count() > PlanRules.MostSpareSeats))
        {
            faults.Add(new PlanFault("kept", $"has {car.Count()} rides in the car of {car.Key.Driver}; at most {PlanRules.MostSpareSeats} are planned"));
        }

        var places = problem.Volunteers.Count + problem.Sessions.Count + problem.MeetingPoints.Count;
        Expect(problem.Travel is null || problem.Travel.Places == places, "travel.matrix", $"has other places than the {places} volunteers, sessions and meeting points");
        Expect(problem.Limits.Work is not <= 0, "workLimit", "must be more than 0");
        Expect(problem.Limits.Time is not { Ticks: <= 0 }, "timeLimit", "must be more than 0");
    }

    private void Session(PlanSession one, string path)
    {
        Expect(sessions.TryAdd(one.Id, one), $"{path}.id", "names another session too");
        Expect(one.From < one.Until, $"{path}.until", "must be after from");
        Expect(one.Wanted is >= 0 && one.Wanted <= one.Maximum, $"{path}.wanted", "must be 0 to maximum");
        Expect(one.Margin is >= 0 and <= 1, $"{path}.margin", "must be a share, 0 to 1");
        Expect(one.Weight is >= 0 and <= 1_000, $"{path}.weight", "must be 0 to 1000");
    }

    private void Volunteer(PlanVolunteer one, string path)
    {
        Expect(volunteers.TryAdd(one.Id, one), $"{path}.id", "names another volunteer too");
        Expect(one.Party is >= 1 and <= MostParty, $"{path}.party", $"must be 1 to {MostParty}");
        Expect(one.SpareSeats is null or (>= 0 and <= PlanRules.MostSpareSeats), $"{path}.spareSeats", $"must be 0 to {PlanRules.MostSpareSeats}");
        Expect(one.MaxSessions is >= 1 and <= MostSessions, $"{path}.maxSessions", $"must be 1 to {MostSessions}");
        Expect(one.MaxDetour >= TimeSpan.Zero, $"{path}.maxDetour", "must not be negative");
        Expect(one.MaxTravel >= TimeSpan.Zero, $"{path}.maxTravel", "must not be negative");
        Expect(one.MaxRide is not { Ticks: < 0 }, $"{path}.maxRide", "must not be negative");
        Expect(one.MaxWalkMetres >= 0, $"{path}.maxWalkMetres", "must not be negative");
        Expect(!(one.From >= one.Until), $"{path}.until", "must be after from");
        Expect(one.Session is null || sessions.ContainsKey(one.Session), $"{path}.session", "names no session of the problem");
        Expect(
            problem.Objective == PlanObjective.Worth || one.Session is not null || keptVolunteers.Contains(one.Id),
            $"{path}.session",
            "is needed where people carried count");
    }

    private void Kept(PlanKept one, string path)
    {
        Expect(volunteers.ContainsKey(one.Volunteer), $"{path}.volunteer", "names no volunteer of the problem");
        Expect(sessions.ContainsKey(one.Session), $"{path}.session", "names no session of the problem");
        Expect(one.MeetingPoint is null || meetingPoints.Contains(one.MeetingPoint), $"{path}.meetingPoint", "names no meeting point of the problem");
        Expect(keptAt[(one.Volunteer, one.Session)] == 1, $"{path}.volunteer", "is kept at this session twice");
        if (one.Driver is { } driver)
        {
            Expect(volunteers.TryGetValue(driver, out var known) && known.SpareSeats is not null, $"{path}.driver", "names nobody who drives");
            Expect(
                keptCars.Contains((driver, one.Session)),
                $"{path}.driver",
                "is not kept as driving to this session");
        }
    }

    private static void Each<T>(IReadOnlyList<T> list, string name, Action<T, string> check)
    {
        for (var at = 0; at < list.Count; at++)
        {
            check(list[at], FormattableString.Invariant($"{name}[{at}]"));
        }
    }

    private void Expect(bool holds, string field, string text)
    {
        if (!holds)
        {
            faults.Add(new PlanFault(field, text));
        }
    }
}
