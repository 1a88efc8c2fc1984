using System.Threading.Channels;

namespace Matching.Storage.Bookings;

/// <summary>Finds new lifts as soon as somebody is freed, on every replica; and looks twice a minute whether anybody waits whom no announcement named.</summary>
internal sealed partial class RematchWorker(Rematcher rematcher, TimeProvider clock, ILogger<RematchWorker> logger) : BackgroundService, IChangeHandler
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(30);

    /// <summary>Several announcements at once make one.</summary>
    private readonly Channel<bool> announced = System.Threading.Channels.Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <inheritdoc />
    public string Channel => "rematch";

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
                await rematcher.RunOnceAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            // Whatever the database does, those who wait go on waiting and the next look tries again.
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

    [LoggerMessage(EventId = 2312, Level = LogLevel.Warning, Message = "Could not look for those who need a new lift; trying again")]
    private partial void LogFailed(Exception fault);
}
