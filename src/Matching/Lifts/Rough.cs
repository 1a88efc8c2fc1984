namespace Matching.Lifts;

/// <summary>Figures of somebody else's car as they are told before acceptance: to five minutes, away from what would be promised.</summary>
internal static class Rough
{
    /// <summary>Nothing finer is told.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

    /// <summary>Seconds as whole steps, rounded up.</summary>
    public static TimeSpan Up(double seconds) => Step * Math.Ceiling((seconds - Timing.Tolerance) / Step.TotalSeconds);

    /// <summary>Seconds as whole steps, rounded down.</summary>
    public static TimeSpan Down(double seconds) => Step * Math.Floor((seconds + Timing.Tolerance) / Step.TotalSeconds);

    /// <summary>
    /// The car counts as gone after then. By the exact instant, whoever asked again and again while time goes by would learn when it leaves home, which is a drive away from all that they know.
    /// </summary>
    public static DateTimeOffset OfDeparture(DateTimeOffset instant) => OfPickup(instant);

    /// <summary>The beginning of a window that a driver has stated, if any: what is told of a window holds all of it.</summary>
    public static DateTimeOffset? NotBefore(DateTimeOffset? instant) => instant is { } stated ? Timing.Down(stated, Step) : null;

    /// <summary>The end of a window that a driver has stated, if any.</summary>
    public static DateTimeOffset? NotAfter(DateTimeOffset? instant) => instant is { } stated ? Timing.Up(stated, Step) : null;

    /// <summary>The party should be there by then.</summary>
    public static DateTimeOffset OfPickup(DateTimeOffset instant) => Timing.Down(Promise.OfPickup(instant), Step);

    /// <summary>The party is there by then.</summary>
    public static DateTimeOffset OfDropoff(DateTimeOffset instant) => Timing.Up(Promise.OfDropoff(instant), Step);
}
