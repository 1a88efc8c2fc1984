namespace Matching.Storage.Lifts;

/// <summary>Looks twice a minute for legs whose session has moved, and has them drawn anew.</summary>
internal sealed partial class LegRedrawWorker(LegRedrawer redrawer, TimeProvider clock, ILogger<LegRedrawWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    if (await redrawer.RedrawAllAsync(stoppingToken) is > 0 and var legs)
                    {
                        LogRedrawn(legs);
                    }
                }
                // Whatever the database or the travel engine does, the next look tries again; meanwhile the legs reach everywhere.
                catch (Exception fault) when (fault is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
                {
                    LogFailed(fault);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    [LoggerMessage(EventId = 2122, Level = LogLevel.Information, Message = "Drew {Legs} legs anew whose sessions had moved")]
    private partial void LogRedrawn(int legs);

    [LoggerMessage(EventId = 2123, Level = LogLevel.Warning, Message = "Could not draw the legs of moved sessions anew; trying again later")]
    private partial void LogFailed(Exception fault);
}
