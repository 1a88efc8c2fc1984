using Matching.Lifts;
using Matching.Lifts.Recurring;
using Npgsql;

namespace Matching.Storage.Recurring;

/// <summary>
/// Keeps the occurrences of every series eight weeks ahead, and offers those for which there is a session. Every replica may run it at once: whoever makes or
/// ends an offer holds its series, and looks again under that lock.
/// </summary>
internal sealed partial class SeriesKeeper(
    NpgsqlDataSource source, OnceWriter once, SeriesReader reader, SeriesWriter writer, OccurrenceKeeper occurrences, IOriginVault vault, TimeProvider clock, ILogger<SeriesKeeper> logger)
{
    private const int Batch = 100;

    private static readonly string Due = Sql.Read("Recurring/due.sql");
    private static readonly string Looked = Sql.Read("Recurring/looked.sql");

    /// <summary>Does all that is due now.</summary>
    public async Task RunOnceAsync(CancellationToken cancellation)
    {
        await EachAsync(() => source.Command(Due, SeriesCalendar.Horizon(clock.GetUtcNow()), Batch), ExtendAsync, cancellation);
        await EachAsync(() => source.Command(Looked, clock.GetUtcNow(), Batch), LookAsync, cancellation);
    }

    private async Task EachAsync(Func<NpgsqlCommand> due, Func<Guid, CancellationToken, Task> work, CancellationToken cancellation)
    {
        var seen = new HashSet<Guid>();
        while (true)
        {
            await using var find = due();
            var ids = await find.ReadAllAsync(row => row.GetGuid(0), cancellation);
            var fresh = ids.Where(seen.Add).ToList();
            foreach (var id in fresh)
            {
                await OneAsync(id, work, cancellation);
            }

            // Those that could not be done stand first again; without them nothing moves on.
            if (ids.Count < Batch || fresh.Count == 0)
            {
                return;
            }
        }
    }

    /// <summary>Does one; what goes wrong with it keeps none of the others waiting.</summary>
    private async Task OneAsync(Guid id, Func<Guid, CancellationToken, Task> work, CancellationToken cancellation)
    {
        try
        {
            await work(id, cancellation);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            LogStuck(fault, id);
        }
    }

    private Task ExtendAsync(Guid id, CancellationToken cancellation) => once.RunAsync<SeriesRow>(
        OccurrenceKeeper.Key,
        async (connection, cancel) =>
        {
            var row = (await reader.HoldAsync(connection, id, cancel))!;
            if (!row.Series.Cancelled)
            {
                await writer.ExtendAsync(connection, row.Open(vault), cancel);
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
            await occurrences.KeepAsync(row, one, cancellation);
        }
    }

    [LoggerMessage(EventId = 2402, Level = LogLevel.Warning, Message = "Could not see to series {Series}; trying again")]
    private partial void LogStuck(Exception fault, Guid series);
}
