using Npgsql;

namespace Matching.Storage;

/// <summary>One statement that runs behind the naming of its campaign, in one transaction and one round trip.</summary>
/// <param name="batch">Both.</param>
/// <param name="command">The statement.</param>
internal sealed class ScopedCommand(NpgsqlBatch batch, NpgsqlBatchCommand command) : IAsyncDisposable
{
    /// <summary>What the statement is given.</summary>
    public NpgsqlParameterCollection Parameters => command.Parameters;

    /// <summary>The statement's rows.</summary>
    public Task<NpgsqlDataReader> ExecuteReaderAsync(CancellationToken cancellation) => batch.ExecuteReaderAsync(cancellation);

    /// <summary>The first value of the first row, or null.</summary>
    public Task<object?> ExecuteScalarAsync(CancellationToken cancellation) => batch.ExecuteScalarAsync(cancellation);

    /// <summary>Runs it, and tells how many rows it changed.</summary>
    public Task<int> ExecuteNonQueryAsync(CancellationToken cancellation) => batch.ExecuteNonQueryAsync(cancellation);

    /// <summary>Every row of the answer.</summary>
    public async Task<IReadOnlyList<T>> ReadAllAsync<T>(Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        await using var reader = await ExecuteReaderAsync(cancellation);
        return await reader.RowsAsync(read, cancellation);
    }

    /// <summary>The only row of the answer, or null.</summary>
    public async Task<T?> ReadOneAsync<T>(Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
        where T : class
    {
        await using var reader = await ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? read(reader) : null;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => batch.DisposeAsync();
}
