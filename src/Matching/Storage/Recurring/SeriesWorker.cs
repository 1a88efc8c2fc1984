using System.Threading.Channels;

namespace Matching.Storage.Recurring;

/// <summary>Sees to series as soon as one of them or a session changes, on every replica; and looks every minute whether anything is due by itself.</summary>
internal sealed partial class SeriesWorker(SeriesKeeper keeper, TimeProvider clock, ILogger<SeriesWorker> logger) : BackgroundService, IChangeHandler
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    /// <summary>Several announcements at once make one.</summary>
    private readonly Channel<bool> announced = System.Threading.Channels.Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <inheritdoc />
    public string Channel => "lift_series";

    /// <inheritdoc />
    public void Changed() => announced.Writer.TryWrite(true);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await AnnouncementAsync(stoppingToken);
                await keeper.RunOnceAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            // Whatever the database does, the next look tries again.
            catch (Exception fault)
            {
                LogFailed(fault);
            }
        }
    }

    private async Task AnnouncementAsync(CancellationToken stopping)
    {
        using var look = new CancellationTokenSource(LookAgain, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, look.Token);
        try
        {
            await announced.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            // Time to look without.
        }
    }

    [LoggerMessage(EventId = 2401, Level = LogLevel.Warning, Message = "Could not look for what series are due; trying again")]
    private partial void LogFailed(Exception fault);
}
