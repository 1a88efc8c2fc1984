namespace Matching.Storage.Recurring;

/// <summary>Sees to series as soon as one of them or a session changes; and looks every minute whether anything is due by itself.</summary>
internal sealed class SeriesWorker(SeriesKeeper keeper, TimeProvider clock, ILogger<SeriesWorker> logger)
    : RecurringWork(TimeSpan.FromMinutes(1), clock, logger), IChangeHandler
{
    /// <inheritdoc />
    public string Channel => "lift_series";

    /// <inheritdoc />
    protected override string Purpose => "look for what series are due";

    /// <inheritdoc />
    protected override bool WaitsFirst => true;

    /// <inheritdoc />
    protected override Task WorkAsync(CancellationToken cancellation) => keeper.RunOnceAsync(cancellation);
}
