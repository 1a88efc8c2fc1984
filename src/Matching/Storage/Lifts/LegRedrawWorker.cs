namespace Matching.Storage.Lifts;

/// <summary>Looks twice a minute for legs whose session has moved, and has them drawn anew; meanwhile they reach everywhere.</summary>
internal sealed partial class LegRedrawWorker(LegRedrawer redrawer, TimeProvider clock, ILogger<LegRedrawWorker> logger)
    : RecurringWork(TimeSpan.FromSeconds(30), clock, logger)
{
    /// <inheritdoc />
    protected override string Purpose => "draw the legs of moved sessions anew";

    /// <inheritdoc />
    protected override bool WaitsFirst => true;

    /// <inheritdoc />
    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        if (await redrawer.RedrawAllAsync(cancellation) is > 0 and var legs)
        {
            LogRedrawn(legs);
        }
    }

    [LoggerMessage(EventId = 2122, Level = LogLevel.Information, Message = "Drew {Legs} legs anew whose sessions had moved")]
    private partial void LogRedrawn(int legs);
}
