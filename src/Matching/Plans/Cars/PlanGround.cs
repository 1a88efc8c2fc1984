namespace Matching.Plans.Cars;

/// <summary>The problem in numbers: who could go where, what that is worth, which limits hold. Seconds throughout.</summary>
internal sealed class PlanGround
{
    private readonly Dictionary<string, int> volunteers;
    private readonly Dictionary<string, int> sessions;
    private readonly Dictionary<string, int> meetingPoints;

    public PlanGround(PlanProblem problem)
    {
        Problem = problem;
        Places = new PlanPlaces(problem);
        volunteers = Index(problem.Volunteers.Select(one => one.Id));
        sessions = Index(problem.Sessions.Select(one => one.Id));
        meetingPoints = Index(problem.MeetingPoints.Select(one => one.Id));
        Party = [.. problem.Volunteers.Select(one => one.Party)];
        Kept = new KeptRides(problem, volunteers, sessions, meetingPoints);
        SessionsOf = [.. Enumerable.Range(0, People).Select(Reachable)];
        BoardingOf = [.. Enumerable.Range(0, People).Select(Boarding)];
        var used = BoardingOf.SelectMany(places => places.Select(Places.Same).Distinct()).GroupBy(at => at).Where(group => group.Skip(1).Any()).Select(group => group.Key);
        Shared = used.ToHashSet();
        Goal = new PlanGoal(this);
        Rows = new PersonRows(this);
    }

    public PlanProblem Problem { get; }

    public PlanPlaces Places { get; }

    public KeptRides Kept { get; }

    public PlanGoal Goal { get; }

    public PersonRows Rows { get; }

    public int[] Party { get; }

    /// <summary>Sessions that each volunteer could go to, kept ones not among them.</summary>
    public int[][] SessionsOf { get; }

    /// <summary>Places where each volunteer could board a car.</summary>
    public int[][] BoardingOf { get; }

    /// <summary>Places where more than one could board.</summary>
    public HashSet<int> Shared { get; }

    public int People => Party.Length;

    public int Sessions => Problem.Sessions.Count;

    public double StopSeconds => Problem.Lifts.StopTime.TotalSeconds;

    public int Person(string id) => volunteers[id];

    public int Session(string id) => sessions[id];

    public int MeetingPlace(string id) => Places.MeetingPoints + meetingPoints[id];

    public int SessionPlace(int session) => Places.Homes + session;

    public DateTimeOffset ArrivesBy(int session) => Problem.Sessions[session].From - Problem.Lifts.Buffer;

    public bool Drives(int person) => Problem.Volunteers[person].SpareSeats is not null;

    /// <summary>Whether a driver could drive to a session with nobody else aboard.</summary>
    public bool CanDrive(int driver, int session)
    {
        var (there, back) = LongestWay(driver, session);
        return Places.Seconds(driver, SessionPlace(session)) <= there + CarRouter.Slack && Places.Seconds(SessionPlace(session), driver) <= back + CarRouter.Slack;
    }

    public bool GoesAlone(int person, int session) =>
        Problem.Objective == PlanObjective.Worth && Places.Metres(person, SessionPlace(session)) <= Problem.Rules.OwnWayMetres;

    /// <summary>Whether somebody may ride in a driver's car, beside those who ride there anyway.</summary>
    public bool MayRide(int driver, int rider, IReadOnlyList<KeptRider> beside) =>
        Problem.Company is not { } company
        || (company.MayRide(Problem.Volunteers[driver].Id, Problem.Volunteers[rider].Id) && beside.All(one => MaySitTogether(one.Person, rider)));

    /// <summary>Whether two passengers may sit in one car.</summary>
    public bool MaySitTogether(int one, int other) => Problem.Company is not { } company || company.MaySitTogether(Problem.Volunteers[one].Id, Problem.Volunteers[other].Id);

    /// <summary>Longest time aboard from a place to the session, and on the way back, from the car's arrival there or until it.</summary>
    public (double Outward, double Return) LongestAboard(int person, int place, int session)
    {
        var one = Problem.Volunteers[person];
        var walk = place == person ? 0 : Problem.Lifts.WalkSeconds(Places.Metres(person, place));
        var (there, back) = LongestRide(person, place, session);
        return (Math.Min(there, Before(one, session) - walk), Math.Min(back, After(one, session) - walk));
    }

    /// <summary>The same by what a lift allows, whatever their times.</summary>
    public (double Outward, double Return) LongestRide(int person, int place, int session)
    {
        var most = Problem.Volunteers[person].MaxRide?.TotalSeconds ?? double.PositiveInfinity;
        return (
            Math.Min(most, Longest(Places.Seconds(place, SessionPlace(session)))),
            Math.Min(most, Longest(Places.Seconds(SessionPlace(session), place))));
    }

    /// <summary>Longest way of a car to the session, and back.</summary>
    public (double Outward, double Return) LongestWay(int driver, int session)
    {
        var one = Problem.Volunteers[driver];
        var detour = one.MaxDetour.TotalSeconds;
        return (
            Math.Min(Places.Seconds(driver, SessionPlace(session)) + detour, Before(one, session)),
            Math.Min(Places.Seconds(SessionPlace(session), driver) + detour, After(one, session)));
    }

    private double Longest(double direct) => Math.Max(direct * Problem.Lifts.RideFactor, direct + Problem.Lifts.RideAllowance.TotalSeconds);

    private double Before(PlanVolunteer one, int session) => one.From is { } from ? (ArrivesBy(session) - from).TotalSeconds : double.PositiveInfinity;

    private double After(PlanVolunteer one, int session) => one.Until is { } until ? (until - Problem.Sessions[session].Until).TotalSeconds : double.PositiveInfinity;

    private int[] Reachable(int person)
    {
        var one = Problem.Volunteers[person];
        var kept = Kept.SessionsOf(person);
        if (kept.Count >= one.MaxSessions)
        {
            return [];
        }

        return
        [
            .. Enumerable.Range(0, Sessions).Where(at =>
                (one.Session is null || sessions[one.Session] == at)
                && !kept.Contains(at)
                && !one.Declined.Contains(Problem.Sessions[at].Id)
                && Places.Seconds(person, SessionPlace(at)) <= one.MaxTravel.TotalSeconds
                && Before(one, at) >= 0
                && After(one, at) >= 0),
        ];
    }

    private int[] Boarding(int person)
    {
        if (Problem.MeetingPoints.Count == 0)
        {
            return [person];
        }

        var most = Problem.Volunteers[person].MaxWalkMetres;
        return [.. Enumerable.Range(Places.MeetingPoints, Problem.MeetingPoints.Count).Where(at => Places.Metres(person, at) <= most)];
    }

    private static Dictionary<string, int> Index(IEnumerable<string> ids) =>
        ids.Select((id, at) => (id, at)).ToDictionary(one => one.id, one => one.at, StringComparer.Ordinal);
}
