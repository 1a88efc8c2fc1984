using Matching.Bookings.Watching;
using Npgsql;

namespace Matching.Storage.Watching;

/// <summary>Removes events of offers whose session is long over. Any number of replicas may do so at once.</summary>
internal sealed partial class OfferEventCleaner(NpgsqlDataSource source, WatchRules rules, TimeProvider clock, ILogger<OfferEventCleaner> logger) : BackgroundService
{
    /// <summary>The statement.</summary>
    internal static readonly string Forget = Sql.Read("Watching/forget.sql");

    private const int RowsAtOnce = 1000;

    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <summary>Removes what is too old now; returns how many events that were.</summary>
    public async Task<int> CleanAsync(CancellationToken cancellation)
    {
        var all = 0;
        while (true)
        {
            await using var command = source.Command(Forget, clock.GetUtcNow() - rules.Kept, RowsAtOnce);
            var rows = await command.ExecuteNonQueryAsync(cancellation);
            all += rows;
            if (rows < RowsAtOnce)
            {
                return all;
            }
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var forgotten = await CleanAsync(stoppingToken);
                LogForgotten(forgotten);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(fault);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(EventId = 2401, Level = LogLevel.Debug, Message = "Forgot {Count} events that were kept long enough")]
    private partial void LogForgotten(int count);

    [LoggerMessage(EventId = 2402, Level = LogLevel.Warning, Message = "Could not forget old events; trying again later")]
    private partial void LogFailed(Exception fault);
}
