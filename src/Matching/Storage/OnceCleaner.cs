using Npgsql;

namespace Matching.Storage;

/// <summary>Forgets the answers of writes that are too old to be kept. Any number of replicas may do so at once.</summary>
internal sealed partial class OnceCleaner(NpgsqlDataSource source, TimeProvider clock, ILogger<OnceCleaner> logger) : BackgroundService
{
    private const int RowsAtOnce = 1000;

    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);
    private static readonly string Forget = Sql.Read("Writes/forget.sql");

    /// <summary>Forgets what is too old now; returns how many writes that were.</summary>
    public async Task<int> CleanAsync(CancellationToken cancellation)
    {
        var all = 0;
        while (true)
        {
            await using var command = source.Command(Forget, clock.GetUtcNow() - OnceWriter.Kept, RowsAtOnce);
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
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            do
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
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    [LoggerMessage(EventId = 2111, Level = LogLevel.Debug, Message = "Forgot {Count} answers that were kept long enough")]
    private partial void LogForgotten(int count);

    [LoggerMessage(EventId = 2112, Level = LogLevel.Warning, Message = "Could not forget old answers; trying again later")]
    private partial void LogFailed(Exception fault);
}
