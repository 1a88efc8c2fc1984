namespace Matching.Lifts;

/// <summary>
/// Times as they are promised and kept: in whole minutes, the way that makes nobody late. A drive's time to the second, kept beside the session's place,
/// would tell how far off a home is.
/// </summary>
internal static class Promise
{
    /// <summary>One minute.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);

    /// <summary>The party is there before the car is.</summary>
    public static DateTimeOffset OfPickup(DateTimeOffset instant) => Timing.Down(instant, Step);

    /// <summary>The party is there by then.</summary>
    public static DateTimeOffset OfDropoff(DateTimeOffset instant) => Timing.Up(instant, Step);
}
