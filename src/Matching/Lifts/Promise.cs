namespace Matching.Lifts;

/// <summary>
/// Times as they are promised and kept: in whole minutes, the way that makes nobody late. A drive's time to the second, kept beside the session's place,
/// would tell how far off a home is.
/// </summary>
internal static class Promise
{
    /// <summary>One minute.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);

    /// <summary>A leg that just keeps a promise may be short of the minute by as much: sessions start at any instant, and times are told from them to the millisecond.</summary>
    private static readonly TimeSpan Noise = TimeSpan.FromMilliseconds(1);

    /// <summary>The party is there before the car is.</summary>
    public static DateTimeOffset OfPickup(DateTimeOffset instant) => Timing.Down(instant + Noise, Step);

    /// <summary>The party is there by then.</summary>
    public static DateTimeOffset OfDropoff(DateTimeOffset instant) => Timing.Up(instant - Noise, Step);
}
