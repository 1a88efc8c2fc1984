namespace Matching.Plans.Cars;

/// <summary>
/// How often each volunteer may be placed: a row of the relaxation for each volunteer, and for those who go to several sessions one more for each moment at which a session's hours begin: of those that meet there they go to one, once.
/// </summary>
internal sealed class PersonRows
{
    private readonly Dictionary<(int Person, int Session), int[]> more = [];
    private readonly List<int> most;

    public PersonRows(PlanGround ground)
    {
        most = [.. Enumerable.Range(0, ground.People).Select(at => Math.Max(0, ground.Problem.Volunteers[at].MaxSessions - ground.Kept.SessionsOf(at).Count))];
        for (var person = 0; person < ground.People; person++)
        {
            if (most[person] > 1 || (most[person] == 1 && ground.Kept.SessionsOf(person).Count > 0))
            {
                AddMoments(ground, person);
            }
        }
    }

    /// <summary>Number of rows.</summary>
    public int Count => most.Count;

    /// <summary>Most placements of a row.</summary>
    public int Most(int row) => most[row];

    /// <summary>The rows beside the person's own that a placement at a session counts in.</summary>
    public ReadOnlySpan<int> More(int person, int session) => more.Count > 0 && more.TryGetValue((person, session), out var rows) ? rows : [];

    /// <summary>The price of placing somebody at a session.</summary>
    public double Price(double[] prices, int person, int session)
    {
        var price = prices[person];
        foreach (var row in More(person, session))
        {
            price += prices[row];
        }

        return price;
    }

    private void AddMoments(PlanGround ground, int person)
    {
        var away = ground.Problem.Volunteers[person].MaxTravel;
        var kept = ground.Kept.SessionsOf(person);
        var hours = ground.SessionsOf[person].Concat(kept)
            .Select(at => (Session: at, From: ground.Problem.Sessions[at].From - away, Until: ground.Problem.Sessions[at].Until + away)).ToList();
        foreach (var moment in hours.Select(one => one.From).Distinct().Order())
        {
            var meeting = hours.Where(one => one.From <= moment && moment < one.Until).Select(one => one.Session).ToList();
            var row = most.Count;
            most.Add(meeting.Any(kept.Contains) ? 0 : 1);
            foreach (var session in meeting.Where(at => !kept.Contains(at)))
            {
                more[(person, session)] = [.. More(person, session), row];
            }
        }
    }
}
