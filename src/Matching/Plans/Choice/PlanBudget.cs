namespace Matching.Plans.Choice;

/// <summary>How much of what a search may use is left. Its work is counted, its time read from a clock, and whoever asked may give up.</summary>
internal sealed class PlanBudget(PlanLimits limits, TimeProvider clock, CancellationToken cancellation)
{
    private readonly long start = clock.GetTimestamp();

    /// <summary>Units of work done.</summary>
    public double Work { get; private set; }

    /// <summary>What ended the search or a part of it; null while nothing has. The clock, or whoever gave up, outweighs the work: of what they cut short another run may find another plan.</summary>
    public PlanEnd? Ended { get; private set; }

    /// <summary>Whether whoever asked gave up: what is asked within a part of the search.</summary>
    public bool IsCancelled => cancellation.IsCancellationRequested;

    /// <summary>Counts work done.</summary>
    public void Spend(double units) => Work += units;

    /// <summary>Tells whether the search goes on.</summary>
    /// <param name="share">The share of all that this part of the search may use, counted from the start.</param>
    public bool GoesOn(double share = 1)
    {
        // The work first: where that is used up, what is found is the same whatever the clock says.
        if (limits.Work is { } work && Work >= work * share)
        {
            End(PlanEnd.WorkLimit);
        }
        else if (cancellation.IsCancellationRequested)
        {
            End(PlanEnd.Cancelled);
        }
        else if (limits.Time is { } time && clock.GetElapsedTime(start) >= time * share)
        {
            End(PlanEnd.TimeLimit);
        }
        else
        {
            return true;
        }

        return false;
    }

    /// <summary>Takes note of a part that was not done as far as its work allowed.</summary>
    /// <returns>Whether the clock cut it short, or whoever gave up; else it ended for reasons of its own.</returns>
    public bool CutsShort()
    {
        if (cancellation.IsCancellationRequested)
        {
            End(PlanEnd.Cancelled);
        }
        else if (limits.Time is not null)
        {
            End(PlanEnd.TimeLimit);
        }
        else
        {
            return false;
        }

        return true;
    }

    /// <summary>Seconds on the clock until the end, at most so many; null where no time is set, and then the clock has no say.</summary>
    public double? SecondsLeft(double most) => limits.Time is { } time ? Math.Clamp((time - clock.GetElapsedTime(start)).TotalSeconds, 0.01, most) : null;

    /// <summary>Stops a solver once whoever asked gives up, until disposed.</summary>
    public CancellationTokenRegistration OnCancel(Action stop) => cancellation.Register(stop);

    private void End(PlanEnd by) => Ended = Ended > by ? Ended : by;
}
