namespace Matching.Plans.Stored;

/// <summary>How far a search had come when it was last heard of.</summary>
/// <param name="Seconds">Since it began.</param>
/// <param name="Value">What the best plan so far is worth.</param>
/// <param name="Bound">No plan is worth more; null where nothing was proven yet.</param>
/// <param name="Placed">People placed.</param>
public sealed record StoredProgress(double Seconds, double Value, double? Bound, int Placed)
{
    /// <summary>Progress as it is stored.</summary>
    public static StoredProgress Of(PlanProgress progress, TimeSpan elapsed)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return new(elapsed.TotalSeconds, progress.Value, double.IsFinite(progress.Bound) ? progress.Bound : null, progress.Placed);
    }
}
