using Npgsql;

namespace Matching.Storage.Import;

/// <summary>
/// The one transaction of an import, held under the lock that lets one import run at a time. Nothing of it shows before
/// <see cref="CommitAsync"/>; a process that dies leaves the old release as it was, because PostgreSQL rolls back what was never committed.
/// </summary>
internal sealed class ImportTransaction : IAsyncDisposable
{
    /// <summary>Any number that nothing else in this database uses as an advisory lock.</summary>
    private const long LockKey = 0x4D41_5443_4849_4D50;

    private readonly NpgsqlDataSource source;
    private readonly NpgsqlTransaction transaction;
    private readonly TimeProvider clock;

    private ImportTransaction(NpgsqlDataSource source, NpgsqlTransaction transaction, TimeProvider clock)
    {
        this.source = source;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// <summary>The transaction's connection.</summary>
    public NpgsqlConnection Connection => transaction.Connection!;

    /// <summary>Begins once no other import runs; one that was killed frees the lock within seconds.</summary>
    /// <exception cref="ImportRefusedException">Another import has held the lock for a minute.</exception>
    public static async Task<ImportTransaction> BeginAsync(
        string connectionString, TimeProvider clock, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 };
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        builder.UseNetTopologySuite();
        var source = builder.Build();
        var connection = await source.OpenConnectionAsync(cancellation);
        var transaction = await connection.BeginTransactionAsync(cancellation);
        var import = new ImportTransaction(source, transaction, clock);
        try
        {
            await import.LockAsync(progress, cancellation);
            return import;
        }
        catch
        {
            await import.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes a release the live one of its kind, boundary set and election, in place of the old one.</summary>
    /// <returns>The new release's id.</returns>
    public async Task<long> ReleaseAsync(ReleaseHead head, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await ExecuteAsync("Import/release_replace.sql", [head.KindName, head.BoundarySet, head.Election, now], cancellation);
        await using var insert = Command("Import/release_insert.sql",
            [head.KindName, head.BoundarySet, head.Election, head.Source.Names, head.Source.Sha256, head.Rows, head.Shipped, now]);
        var id = (long)(await insert.ExecuteScalarAsync(cancellation))!;
        await ExecuteAsync("Import/notify.sql", [head.KindName], cancellation);
        return id;
    }

    /// <summary>Runs a statement of <c>Storage/Sql</c>.</summary>
    public async Task<int> ExecuteAsync(string sqlFile, object[] parameters, CancellationToken cancellation)
    {
        await using var command = Command(sqlFile, parameters);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>A command of a statement of <c>Storage/Sql</c>.</summary>
    public NpgsqlCommand Command(string sqlFile, params object[] parameters)
    {
        var command = new NpgsqlCommand(Sql.Read(sqlFile), Connection, transaction);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        }

        return command;
    }

    /// <summary>Fills a table by binary COPY.</summary>
    public async Task CopyAsync<T>(
        string target, IEnumerable<T> rows, Func<NpgsqlBinaryImporter, T, CancellationToken, Task> write, CancellationToken cancellation)
    {
        await using var copy = await Connection.BeginBinaryImportAsync($"copy {target} from stdin (format binary)", cancellation);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellation);
            await write(copy, row, cancellation);
        }

        await copy.CompleteAsync(cancellation);
    }

    /// <summary>Shows everything at once, to this service's readers and by notice to its replicas.</summary>
    public Task CommitAsync(CancellationToken cancellation) => transaction.CommitAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        var connection = transaction.Connection;
        await transaction.DisposeAsync();
        if (connection is not null)
        {
            await connection.DisposeAsync();
        }

        await source.DisposeAsync();
    }

    private async Task LockAsync(IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        await ExecuteAsync("Import/watch_client.sql", [], cancellation);
        await using (var attempt = Command("Import/lock_try.sql", LockKey))
        {
            if ((bool)(await attempt.ExecuteScalarAsync(cancellation))!)
            {
                return;
            }
        }

        progress?.Report(new ImportProgress("Waiting for another import to end", 0, 0));
        try
        {
            await ExecuteAsync("Import/lock_patience.sql", [], cancellation);
            await ExecuteAsync("Import/lock_wait.sql", [LockKey], cancellation);
            await ExecuteAsync("Import/lock_patience_end.sql", [], cancellation);
        }
        catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw new ImportRefusedException("import", null, null, "Another import is still running; try again when it has ended.", busy);
        }
    }
}
