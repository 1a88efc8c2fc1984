using Matching.Seats;

namespace Matching.Storage;

/// <summary>
/// Keeps the snapshot in memory up to date: loads it at start, again when a release is announced, and looks once a half minute whether an
/// announcement was missed. Whatever goes wrong, the last snapshot goes on answering.
/// </summary>
internal sealed partial class ReleaseWatcher(FiguresLoader loader, LoadedFigures figures, TimeProvider clock, ILogger<ReleaseWatcher> logger)
    : BackgroundService, IChangeHandler
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LoadDeadline = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim announced = new(0);

    /// <inheritdoc />
    public string Channel => "releases";

    /// <inheritdoc />
    public void Changed() => announced.Release();

    /// <inheritdoc />
    public override void Dispose()
    {
        base.Dispose();
        announced.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = FirstPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RenewAsync(stoppingToken);
                pause = FirstPause;
                await AnnouncementAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            // Any fault, a corrupt outline as much as a lost connection, must leave the last snapshot answering.
            catch (Exception fault)
            {
                LogFault(fault, pause);
                await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    /// <summary>Waits until a release is announced, or it is time to look without. Several announcements at once make one.</summary>
    private async Task AnnouncementAsync(CancellationToken stopping)
    {
        await announced.WaitAsync(LookAgain, stopping);
        while (announced.Wait(TimeSpan.Zero, CancellationToken.None))
        {
            // Emptied: the renewal that follows sees them all.
        }
    }

    private async Task RenewAsync(CancellationToken stopping)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        deadline.CancelAfter(LoadDeadline);
        var started = clock.GetTimestamp();
        var last = figures.Current;
        var loaded = await loader.LoadAsync(last, deadline.Token);
        if (loaded is null || ReferenceEquals(loaded, last))
        {
            return;
        }

        figures.Replace(loaded);
        var took = clock.GetElapsedTime(started).TotalMilliseconds;
        LogRenewed(loaded.Releases.Count, took);
    }

    [LoggerMessage(EventId = 2001, Level = LogLevel.Information, Message = "Official figures renewed: {Releases} releases in {Milliseconds:F0} ms")]
    private partial void LogRenewed(int releases, double milliseconds);

    [LoggerMessage(EventId = 2002, Level = LogLevel.Warning, Message = "Official figures could not be renewed; trying again after {Pause}")]
    private partial void LogFault(Exception fault, TimeSpan pause);
}
