namespace Matching.Storage;

/// <summary>Time as PostgreSQL keeps it, so that what a write answers is what a later read finds.</summary>
internal static class StorableTime
{
    /// <summary>The clock's time in whole microseconds.</summary>
    public static DateTimeOffset GetStorableNow(this TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
