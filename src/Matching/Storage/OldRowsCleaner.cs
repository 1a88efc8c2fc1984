using Matching.People;

namespace Matching.Storage;

/// <summary>Removes rows that were kept long enough, some at a time, once an hour. Any number of replicas may do so at once.</summary>
/// <param name="source">The database.</param>
/// <param name="forget">The statement: $1 the instant before which rows are too old, $2 most rows.</param>
/// <param name="kept">How long rows are kept.</param>
/// <param name="clock">The clock.</param>
/// <param name="logger">Told of what was removed.</param>
internal abstract partial class OldRowsCleaner(Database source, string forget, TimeSpan kept, TimeProvider clock, ILogger logger)
    : RecurringWork(TimeSpan.FromHours(1), clock, logger)
{
    private const int RowsAtOnce = 1000;

    /// <summary>Removes what is too old now; returns how many rows that were.</summary>
    public async Task<int> CleanAsync(CancellationToken cancellation)
    {
        Reach.OverAll();
        var all = 0;
        while (true)
        {
            await using var command = source.Command(forget, Clock.GetUtcNow() - kept, RowsAtOnce);
            var rows = await command.ExecuteNonQueryAsync(cancellation);
            all += rows;
            if (rows < RowsAtOnce)
            {
                return all;
            }
        }
    }

    /// <inheritdoc />
    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        var rows = await CleanAsync(cancellation);
        LogForgotten(Logger, Purpose, rows);
    }

    [LoggerMessage(EventId = 2111, Level = LogLevel.Debug, Message = "Looked to {Purpose}: {Count} rows")]
    private static partial void LogForgotten(ILogger logger, string purpose, int count);
}
