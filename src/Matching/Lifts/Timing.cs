namespace Matching.Lifts;

/// <summary>Times are compared to the millisecond, so that floating-point noise decides nothing.</summary>
internal static class Timing
{
    /// <summary>Seconds by which a limit may be missed.</summary>
    public const double Tolerance = 0.0005;

    /// <summary>Rounds seconds to whole milliseconds.</summary>
    public static double ToMillisecond(double seconds) => Math.Round(seconds, 3);

    /// <summary>An instant some seconds later, to the millisecond.</summary>
    public static DateTimeOffset After(DateTimeOffset instant, double seconds) =>
        instant.AddTicks((long)Math.Round(seconds * 1000) * TimeSpan.TicksPerMillisecond);

    /// <summary>The last multiple of a step at or before an instant, counted from midnight UTC.</summary>
    public static DateTimeOffset Down(DateTimeOffset instant, TimeSpan step) => instant.AddTicks(-(instant.UtcTicks % step.Ticks));

    /// <summary>The first multiple of a step at or after an instant, counted from midnight UTC.</summary>
    public static DateTimeOffset Up(DateTimeOffset instant, TimeSpan step) => Down(instant.AddTicks(step.Ticks - 1), step);

    /// <summary>Seconds from one instant to another.</summary>
    public static double SecondsBetween(DateTimeOffset from, DateTimeOffset to) => (to - from).TotalSeconds;
}
