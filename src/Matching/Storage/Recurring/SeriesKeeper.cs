using Matching.Lifts;
using Matching.Lifts.Recurring;
using Rows = Matching.People.Reach;

namespace Matching.Storage.Recurring;

/// <summary>
/// Keeps the occurrences of every series eight weeks ahead, and offers those for which there is a session. Every replica may run it at once: whoever makes or
/// ends an offer holds its series, and looks again under that lock.
/// </summary>
internal sealed partial class SeriesKeeper(
    Database source, OnceWriter once, SeriesReader reader, SeriesWriter writer, OccurrenceKeeper occurrences, IOriginVault vault, TimeProvider clock, ILogger<SeriesKeeper> logger)
{
    private const int Batch = 100;

    private static readonly string Over = Sql.Read("Recurring/over.sql");
    private static readonly string Due = Sql.Read("Recurring/due.sql");
    private static readonly string Looked = Sql.Read("Recurring/looked.sql");

    /// <summary>Does all that is due now.</summary>
    public async Task RunOnceAsync(CancellationToken cancellation)
    {
        Rows.OverAll();
        await using var over = source.Command(Over, clock.GetUtcNow(), 10 * Batch);
        await over.ExecuteNonQueryAsync(cancellation);
        await EachAsync(after => source.Command(Due, SeriesCalendar.Horizon(clock.GetUtcNow()), after, Batch), ExtendAsync, cancellation);
        await EachAsync(after => source.Command(Looked, clock.GetUtcNow(), after, Batch), LookAsync, cancellation);
    }

    /// <summary>Goes through all that is due once, in the order of ids: those that could not be done stand in nobody's way.</summary>
    private async Task EachAsync(Func<Guid, ScopedCommand> due, Func<Guid, CancellationToken, Task> work, CancellationToken cancellation)
    {
        for (IReadOnlyList<Guid> ids = [Guid.Empty]; ids.Count > 0;)
        {
            await using var find = due(ids[^1]);
            ids = await find.ReadAllAsync(row => row.GetGuid(0), cancellation);
            foreach (var id in ids)
            {
                await TryAsync(id, cancel => work(id, cancel), cancellation);
            }
        }
    }

    /// <summary>Does one thing; what goes wrong with it keeps none of the others waiting.</summary>
    private async Task TryAsync(Guid series, Func<CancellationToken, Task> work, CancellationToken cancellation)
    {
        try
        {
            await work(cancellation);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            LogStuck(fault, series);
        }
    }

    private Task ExtendAsync(Guid id, CancellationToken cancellation) => once.RunAsync<SeriesRow>(
        OccurrenceKeeper.Key,
        async (connection, cancel) =>
        {
            var row = (await reader.HoldAsync(connection, id, cancel))!;
            if (!row.Series.Cancelled)
            {
                await writer.ExtendAsync(connection, row.Said(vault), cancel);
            }

            return row;
        },
        cancellation);

    private async Task LookAsync(Guid id, CancellationToken cancellation)
    {
        SeriesRow row;
        await using (var connection = await source.OpenConnectionAsync(cancellation))
        {
            row = (await reader.FindAsync(connection, id, cancellation))!;
        }

        var now = clock.GetUtcNow();
        foreach (var one in row.Rows.Where(one => one.Occurrence.State != OccurrenceState.Skipped && one.LookAt <= now && one.Occurrence.Times.LeavesAt > now))
        {
            await TryAsync(id, cancel => occurrences.KeepAsync(row, one, cancel), cancellation);
        }
    }

    [LoggerMessage(EventId = 2402, Level = LogLevel.Warning, Message = "Could not see to series {Series}; trying again")]
    private partial void LogStuck(Exception fault, Guid series);
}
