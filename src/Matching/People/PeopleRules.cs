using System.ComponentModel.DataAnnotations;

namespace Matching.People;

/// <summary>How people's data is kept; each is an option.</summary>
public sealed record PeopleRules
{
    /// <summary>Of how many others one reader is shown contact, place or car a day at most.</summary>
    [Range(1, 10_000)]
    public int MostShownADay { get; init; } = 60;

    /// <summary>How many lifts one person asks for a day at most, those included that were called off: each is matched exactly.</summary>
    [Range(1, 1_000_000)]
    public int MostRequestsADay { get; init; } = 20;

    /// <summary>How often a day an offer's origin, greatest detour and times are changed at most: each change is judged for those who have asked.</summary>
    [Range(1, 1_000_000)]
    public int MostMovesADay { get; init; } = 20;

    /// <summary>How long after it was resolved the words of a report are kept.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan ReportsKept { get; init; } = TimeSpan.FromDays(180);

    /// <summary>How many people the lists of one campaign name a day at most: each may be written to.</summary>
    [Range(1, 1_000_000)]
    public int MostListedADay { get; init; } = 5_000;
}
