using System.Threading.Channels;
using Matching.People;

namespace Matching.Storage;

/// <summary>
/// Work that every replica does again and again: after each pause, and at once when somebody rings. Whatever goes wrong is logged, and the next look tries again; only the service's own stop ends it.
/// </summary>
/// <param name="pause">The longest time between two looks.</param>
/// <param name="clock">What the pause is measured by.</param>
/// <param name="logger">Told of what goes wrong.</param>
internal abstract partial class RecurringWork(TimeSpan pause, TimeProvider clock, ILogger logger) : BackgroundService
{
    /// <summary>Several rings before a look make one.</summary>
    private readonly Channel<bool> bell = System.Threading.Channels.Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>The clock.</summary>
    protected TimeProvider Clock => clock;

    /// <summary>Told of what happens.</summary>
    protected ILogger Logger => logger;

    /// <summary>What the work is, to stand after "Could not": for example "forget old answers".</summary>
    protected abstract string Purpose { get; }

    /// <summary>Whether the first look waits for a ring, or the first pause.</summary>
    protected virtual bool WaitsFirst => false;

    /// <summary>There may be work to do: do not wait for the pause to end. Takes note, and returns.</summary>
    public void Changed() => bell.Writer.TryWrite(true);

    /// <summary>One look.</summary>
    protected abstract Task WorkAsync(CancellationToken cancellation);

    /// <inheritdoc />
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Reach.OverAll();
        var waits = WaitsFirst;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (waits)
                {
                    await RingOrPauseAsync(stoppingToken);
                }

                waits = true;
                await WorkAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                LogFailed(logger, fault, Purpose);
            }
        }
    }

    private async Task RingOrPauseAsync(CancellationToken stopping)
    {
        using var end = new CancellationTokenSource(pause, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, end.Token);
        try
        {
            await bell.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            // Time to look without a ring.
        }
    }

    [LoggerMessage(EventId = 2110, Level = LogLevel.Warning, Message = "Could not {Purpose}; trying again later")]
    private static partial void LogFailed(ILogger logger, Exception fault, string purpose);
}
