using Grpc.Core;
using Matching.Outcomes;
using Matching.Plans;
using Matching.V1;
using Plan = Matching.Plans.Plan;
using PlanProblem = Matching.Plans.PlanProblem;

namespace Matching.Api;

/// <summary>Solves one weekend for one caller while they listen. Nothing is read or stored, so it works while the database is away.</summary>
internal sealed class PlanStreams(PlanSolver solver, SolverPlace place, SolvingRules rules, IHostApplicationLifetime lifetime, TimeProvider clock)
{
    /// <summary>How often progress is told: every second at least, also where its thread wakes late beside a search that takes every core.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(0.5);

    /// <summary>What writing the plan down, and sending it, may take of a call's deadline.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private static readonly Failure Busy = new(Reason.RateLimited, "This replica plans another weekend; try again when it is done.");

    /// <summary>Sends progress and the plan.</summary>
    public async Task SendAsync(PlanProblem problem, IServerStreamWriter<SolvePlanResponse> stream, ServerCallContext context)
    {
        using var taken = place.TryTake() ?? throw ErrorTable.ToException(Busy);
        var limited = problem with { Limits = problem.Limits with { Time = TimeFor(problem.Limits.Time ?? rules.LongestSearch, context.Deadline - clock.GetUtcNow().UtcDateTime) } };

        // Whoever asks hears at once that it begins, however soon it ends.
        await stream.WriteAsync(Told(PlanProgress.Begun, TimeSpan.Zero), CancellationToken.None);

        // Disposed before the place is: it is free once nothing is thought any more.
        await using var search = new RunningSearch<Plan>((tell, stop) => solver.Solve(limited, tell, stop), clock, context.CancellationToken, lifetime.ApplicationStopping);
        while (await search.GoesOnAsync(Beat, context.CancellationToken))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            await stream.WriteAsync(Told(search.Progress, search.Elapsed), CancellationToken.None);
        }

        var plan = await search.Result;
        context.CancellationToken.ThrowIfCancellationRequested();
        await stream.WriteAsync(Done(plan, problem, search.Elapsed), CancellationToken.None);
    }

    /// <summary>How long to search: as long as is asked for and may be, and no longer than leaves time to answer within what is left of the call.</summary>
    internal static TimeSpan TimeFor(TimeSpan time, TimeSpan left)
    {
        var usable = left > 2 * Farewell ? left - Farewell : left / 2;
        return usable <= TimeSpan.Zero ? TimeSpan.FromTicks(1) : usable < time ? usable : time;
    }

    private static SolvePlanResponse Told(PlanProgress progress, TimeSpan elapsed) => new() { Progress = PlanMapping.ToWire(progress.Value, progress.Bound, progress.Placed, elapsed) };

    private static SolvePlanResponse Done(Plan plan, PlanProblem problem, TimeSpan elapsed)
    {
        var done = Told(new PlanProgress(plan.Worth.Value, plan.Worth.Bound, plan.HeadcountsOf(problem).Sum(one => one.People)), elapsed);
        done.Plan = plan.ToWire(problem, elapsed.TotalSeconds);
        return done;
    }
}
