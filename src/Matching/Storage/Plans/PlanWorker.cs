using Matching.Plans;
using Matching.Plans.Stored;

namespace Matching.Storage.Plans;

/// <summary>
/// Makes the plans of stored weekends, one at a time on each replica. A replica that is told to stop gives back what it makes, and one that dies is taken over from: a search begins anew, since what it rests on may have changed.
/// </summary>
internal sealed partial class PlanWorker(PlanJobs jobs, WeekendReader weekends, WeekendSolver solver, TimeProvider clock, ILogger<PlanWorker> logger)
    : RecurringWork(TimeSpan.FromSeconds(10), clock, logger), IChangeHandler
{
    /// <summary>How often it is shown that the replica is alive, and looked whether the search is to end.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    /// <summary>What three replicas could not make is too large for any.</summary>
    private const int MostAttempts = 3;

    /// <inheritdoc />
    public string Channel => "plan";

    /// <inheritdoc />
    protected override string Purpose => "make plans of stored weekends";

    /// <inheritdoc />
    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        while (await jobs.TakeAsync(cancellation) is { } job)
        {
            try
            {
                await MakeAsync(job, cancellation);
            }
            catch (Exception) when (cancellation.IsCancellationRequested)
            {
                await jobs.ReleaseAsync(job, CancellationToken.None);
                throw;
            }
            catch (Exception fault)
            {
                // Taken again, by whoever comes first, once the lease is over.
                LogFailed(fault, job.Plan.Id);
            }
        }
    }

    private async Task MakeAsync(PlanJob job, CancellationToken cancellation)
    {
        if (job.Attempts > MostAttempts || await weekends.ReadAsync(job.Plan.Wish, cancellation) is not { } weekend)
        {
            await jobs.FinishAsync(job, null, null, cancellation);
            return;
        }

        var limits = new PlanLimits(job.Plan.Wish.WorkLimit, job.Plan.Wish.TimeLimit);
        await using var search = new RunningSearch<PlanOutcome>((tell, stop) => solver.Solve(weekend, limits, tell, stop), Clock, cancellation);
        do
        {
            if (await jobs.BeatAsync(job, StoredProgress.Of(search.Progress, search.Elapsed), cancellation) is not { } stopping)
            {
                LogLost(job.Plan.Id);
                return;
            }

            if (stopping)
            {
                await search.StopAsync();
            }
        }
        while (await search.GoesOnAsync(Beat, cancellation));

        var outcome = await search.Result;
        cancellation.ThrowIfCancellationRequested();
        await jobs.FinishAsync(job, outcome, StoredProgress.Of(search.Progress, search.Elapsed), cancellation);
    }

    [LoggerMessage(EventId = 2320, Level = LogLevel.Warning, Message = "Could not make plan {Plan}; it is tried again")]
    private partial void LogFailed(Exception fault, Guid plan);

    [LoggerMessage(EventId = 2321, Level = LogLevel.Information, Message = "Plan {Plan} is made by another replica, or is gone")]
    private partial void LogLost(Guid plan);
}
