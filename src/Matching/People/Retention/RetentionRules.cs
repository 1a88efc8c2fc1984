using System.ComponentModel.DataAnnotations;

namespace Matching.People.Retention;

/// <summary>How long what tells of people is kept; each is an option.</summary>
public sealed record RetentionRules
{
    /// <summary>How long after the last session that they concern places and contacts are kept. At least as long as the two sides of a booking are shown them.</summary>
    [Range(typeof(TimeSpan), "2.00:00:00", "365.00:00:00")]
    public TimeSpan AfterSession { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long somebody is not seen before they are asked whether they want to stay.</summary>
    [Range(typeof(TimeSpan), "30.00:00:00", "3650.00:00:00")]
    public TimeSpan Idle { get; init; } = TimeSpan.FromDays(365);

    /// <summary>How long they have to answer before they are erased.</summary>
    [Range(typeof(TimeSpan), "7.00:00:00", "365.00:00:00")]
    public TimeSpan ToAnswer { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long people can read what of them was shown to whom.</summary>
    [Range(typeof(TimeSpan), "30.00:00:00", "3650.00:00:00")]
    public TimeSpan Disclosures { get; init; } = TimeSpan.FromDays(365);

    /// <summary>How long messages that tell people of what happened are kept.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "365.00:00:00")]
    public TimeSpan Messages { get; init; } = TimeSpan.FromDays(30);
}
