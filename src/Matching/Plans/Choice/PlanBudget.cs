namespace Matching.Plans.Choice;

/// <summary>How much of what a search may use is left. Its work is counted, its time read from a clock, and whoever asked may give up.</summary>
internal sealed class PlanBudget(PlanLimits limits, TimeProvider clock, CancellationToken cancellation)
{
    private readonly long start = clock.GetTimestamp();

    /// <summary>Units of work done.</summary>
    public double Work { get; private set; }

    /// <summary>What ended the search; null while nothing has.</summary>
    public PlanEnd? Ended { get; private set; }

    /// <summary>Counts work done.</summary>
    public void Spend(double units) => Work += units;

    /// <summary>Tells whether the search goes on.</summary>
    /// <param name="share">The share of all that this part of the search may use, counted from the start.</param>
    public bool GoesOn(double share = 1)
    {
        if (cancellation.IsCancellationRequested)
        {
            Ended ??= PlanEnd.Cancelled;
        }
        else if (limits.Work is { } work && Work >= work * share)
        {
            Ended ??= PlanEnd.WorkLimit;
        }
        else if (limits.Time is { } time && clock.GetElapsedTime(start) >= time * share)
        {
            Ended ??= PlanEnd.TimeLimit;
        }
        else
        {
            return true;
        }

        return false;
    }

    /// <summary>Seconds on the clock until the end, at most so many.</summary>
    public double SecondsLeft(double most) => limits.Time is { } time ? Math.Clamp((time - clock.GetElapsedTime(start)).TotalSeconds, 0.01, most) : most;
}
