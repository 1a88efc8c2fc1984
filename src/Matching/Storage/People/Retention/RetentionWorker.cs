namespace Matching.Storage.People.Retention;

/// <summary>Forgets what has served, once an hour, on every replica: places and contacts, and people who were asked whether they want to stay.</summary>
internal sealed partial class RetentionWorker(PlaceRetention places, IdlePeople idle, TimeProvider clock, ILogger<RetentionWorker> logger)
    : RecurringWork(TimeSpan.FromHours(1), clock, logger)
{
    /// <inheritdoc />
    protected override string Purpose => "forget what has served";

    /// <inheritdoc />
    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        var emptied = await places.RunOnceAsync(cancellation);
        var (asked, erased) = await idle.RunOnceAsync(cancellation);
        LogForgotten(emptied, asked, erased);
    }

    [LoggerMessage(EventId = 2631, Level = LogLevel.Debug, Message = "Emptied {Emptied} places and contacts, asked {Asked} people whether they want to stay, erased {Erased}")]
    private partial void LogForgotten(int emptied, int asked, int erased);
}
