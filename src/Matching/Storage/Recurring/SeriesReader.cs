using Npgsql;

namespace Matching.Storage.Recurring;

/// <summary>Reads series with their occurrences to come.</summary>
internal sealed class SeriesReader(TimeProvider clock)
{
    private static readonly string Get = SeriesRow.Statement("Recurring/get.sql");
    private static readonly string Hold = SeriesRow.Statement("Recurring/hold.sql");
    private static readonly string Page = SeriesRow.Statement("Recurring/page.sql");
    private static readonly string Occurrences = Sql.Read("Recurring/occurrences.sql");

    /// <summary>A series, or null.</summary>
    public Task<SeriesRow?> FindAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellation) => OneAsync(connection, Get, id, cancellation);

    /// <summary>A series, held until the transaction ends; or null.</summary>
    public Task<SeriesRow?> HoldAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellation) => OneAsync(connection, Hold, id, cancellation);

    /// <summary>A driver's series, newest first, from after the one named.</summary>
    public async Task<IReadOnlyList<SeriesRow>> PageAsync(NpgsqlConnection connection, string driver, Guid? after, int size, CancellationToken cancellation)
    {
        await using var command = connection.Command(Page, driver, after, size);
        return await WithOccurrencesAsync(connection, await command.ReadAllAsync(SeriesRow.Read, cancellation), cancellation);
    }

    private async Task<SeriesRow?> OneAsync(NpgsqlConnection connection, string sql, Guid id, CancellationToken cancellation)
    {
        await using var command = connection.Command(sql, id);
        return await command.ReadOneAsync(SeriesRow.Read, cancellation) is { } row ? (await WithOccurrencesAsync(connection, [row], cancellation))[0] : null;
    }

    private async Task<IReadOnlyList<SeriesRow>> WithOccurrencesAsync(NpgsqlConnection connection, IReadOnlyList<SeriesRow> rows, CancellationToken cancellation)
    {
        await using var command = connection.Command(Occurrences, rows.Select(row => row.Series.Id).ToArray(), clock.GetUtcNow());
        var bySeries = (await command.ReadAllAsync(OccurrenceRow.Read, cancellation)).ToLookup(row => row.Series);
        return [.. rows.Select(row => row with { Rows = [.. bySeries[row.Series.Id]] })];
    }
}
