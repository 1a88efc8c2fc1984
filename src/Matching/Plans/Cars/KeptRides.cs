namespace Matching.Plans.Cars;

/// <summary>What is kept, by number.</summary>
internal sealed class KeptRides
{
    private readonly Dictionary<int, List<int>> sessionsOf = [];
    private readonly Dictionary<(int Driver, int Session), List<KeptRider>> riders = [];
    private readonly int[] people;

    public KeptRides(PlanProblem problem, Dictionary<string, int> volunteers, Dictionary<string, int> sessions, Dictionary<string, int> meetingPoints)
    {
        people = new int[sessions.Count];
        foreach (var kept in problem.Kept)
        {
            var (person, session) = (volunteers[kept.Volunteer], sessions[kept.Session]);
            (sessionsOf.TryGetValue(person, out var known) ? known : sessionsOf[person] = []).Add(session);
            people[session] += problem.Volunteers[person].Party;
            if (kept.Driver is null)
            {
                OwnWays.Add((person, session));
                continue;
            }

            var car = (volunteers[kept.Driver], session);
            var aboard = riders.TryGetValue(car, out var list) ? list : riders[car] = [];
            if (kept.Driver != kept.Volunteer)
            {
                var place = kept.MeetingPoint is { } id ? volunteers.Count + sessions.Count + meetingPoints[id] : person;
                aboard.Add(new KeptRider(person, place));
            }
        }
    }

    /// <summary>Cars that drive, whoever else is aboard.</summary>
    public IEnumerable<(int Driver, int Session)> Cars => riders.Keys;

    /// <summary>Who comes on their own.</summary>
    public List<(int Person, int Session)> OwnWays { get; } = [];

    /// <summary>People who come to any session anyway.</summary>
    public int Everybody => people.Sum();

    /// <summary>People who come to a session anyway.</summary>
    public int People(int session) => people[session];

    /// <summary>Sessions that somebody goes to anyway.</summary>
    public IReadOnlyCollection<int> SessionsOf(int person) => sessionsOf.TryGetValue(person, out var known) ? known : [];

    /// <summary>Who rides in a car anyway; null where the car is not kept.</summary>
    public IReadOnlyList<KeptRider>? Riders(int driver, int session) => riders.TryGetValue((driver, session), out var list) ? list : null;
}
