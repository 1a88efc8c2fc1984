namespace Matching.Storage.Bookings;

/// <summary>Finds new lifts as soon as somebody is freed; and looks twice a minute whether anybody waits whom no announcement named.</summary>
internal sealed class RematchWorker(Rematcher rematcher, TimeProvider clock, ILogger<RematchWorker> logger)
    : RecurringWork(TimeSpan.FromSeconds(30), clock, logger), IChangeHandler
{
    /// <inheritdoc />
    public string Channel => "rematch";

    /// <inheritdoc />
    protected override string Purpose => "look for those who need a new lift";

    /// <inheritdoc />
    protected override bool WaitsFirst => true;

    /// <inheritdoc />
    protected override Task WorkAsync(CancellationToken cancellation) => rematcher.RunOnceAsync(cancellation);
}
