using System.ComponentModel.DataAnnotations;

namespace Matching.Bookings.Watching;

/// <summary>How offers are watched; each is an option.</summary>
public sealed record WatchRules
{
    /// <summary>How long a stream may be silent; at each heartbeat the watcher looks again, too.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:30")]
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Most streams of one person on one replica.</summary>
    [Range(1, 1000)]
    public int StreamsOfOne { get; init; } = 20;

    /// <summary>Most streams on one replica.</summary>
    [Range(1, 1_000_000)]
    public int Streams { get; init; } = 10_000;

    /// <summary>How long after an offer's session its events are kept.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "365.00:00:00")]
    public TimeSpan Kept { get; init; } = TimeSpan.FromDays(7);
}
