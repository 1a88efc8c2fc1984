using Matching.Plans;
using Matching.Plans.Stored;

namespace Matching.Storage.Plans;

/// <summary>Plans a stored weekend: first those who have chosen their session, then, with that kept, those who would go anywhere. Each has half of the limits where there are both.</summary>
internal sealed class WeekendSolver(PlanSolver solver, TimeProvider clock)
{
    /// <summary>The best that is found within the limits, or until whoever asks gives up.</summary>
    /// <param name="weekend">The weekend.</param>
    /// <param name="limits">How long to look.</param>
    /// <param name="tell">Told whenever the plan or its bound is better.</param>
    /// <param name="cancellation">Ends the search with the best so far.</param>
    public PlanOutcome Solve(Weekend weekend, PlanLimits limits, Action<PlanProgress> tell, CancellationToken cancellation)
    {
        var start = clock.GetTimestamp();
        var sends = weekend.Free.Count > 0;
        var problem = weekend.ToProblem() with { Limits = sends ? limits with { Work = limits.Work / 2, Time = limits.Time / 2 } : limits };
        var plan = solver.Solve(problem, tell, cancellation);
        var outcome = PlanOutcome.Of(plan, problem, clock.GetElapsedTime(start), weekend.NotPlanned(problem));
        if (!sends)
        {
            return outcome;
        }

        var left = limits.Time - clock.GetElapsedTime(start);
        var sending = weekend.ToSending(problem, plan) with { Limits = limits with { Work = limits.Work / 2, Time = left is { } time && time <= TimeSpan.Zero ? TimeSpan.FromTicks(1) : left } };
        var sent = solver.Solve(sending, now => tell(new PlanProgress(plan.Worth.Value, plan.Worth.Bound, now.Placed)), cancellation);
        return outcome.With(sent, sending, problem, clock.GetElapsedTime(start));
    }
}
