using System.ComponentModel.DataAnnotations;

namespace Matching.Plans;

/// <summary>How large a weekend a replica plans, and for how long; each is an option. A file that is planned by <c>./dev plan</c> knows no such limits.</summary>
public sealed record SolvingRules
{
    /// <summary>Volunteers at most. Memory goes with them: some 450 MiB at 5,000.</summary>
    [Range(1, 20_000)]
    public int MostVolunteers { get; init; } = 20_000;

    /// <summary>Sessions at most.</summary>
    [Range(1, 2_000)]
    public int MostSessions { get; init; } = 2_000;

    /// <summary>Meeting points at most, and as many that are kept.</summary>
    [Range(0, 50_000)]
    public int MostMeetingPoints { get; init; } = 50_000;

    /// <summary>Longest search, which is also the default.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan LongestSearch { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>Longest search for the plan of a stored weekend, where nobody says.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan UsualSearch { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>What of a problem is too large.</summary>
    public IEnumerable<PlanFault> Faults(int volunteers, int sessions, int meetingPoints, int kept)
    {
        IEnumerable<(string Field, int Count, int Most)> lists =
        [
            ("volunteers", volunteers, MostVolunteers), ("sessions", sessions, MostSessions), ("meetingPoints", meetingPoints, MostMeetingPoints), ("kept", kept, MostMeetingPoints),
        ];
        return lists.Where(list => list.Count > list.Most).Select(list => new PlanFault(list.Field, FormattableString.Invariant($"must be at most {list.Most}, and is {list.Count}")));
    }
}
