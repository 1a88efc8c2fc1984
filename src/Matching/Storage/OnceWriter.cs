using System.Text.Json;
using Matching.Outcomes;
using Matching.People;
using Npgsql;

namespace Matching.Storage;

/// <summary>
/// Runs a write in one transaction, and makes a write with a request id happen once: the answer is stored beside the effect, and the same
/// id with the same content is answered from it.
/// </summary>
internal sealed class OnceWriter(NpgsqlDataSource source, TimeProvider clock)
{
    /// <summary>How often a write is tried again that PostgreSQL broke off to break a deadlock or a serialisation conflict.</summary>
    private const int Attempts = 5;

    private static readonly string Claim = Sql.Read("Writes/claim.sql");
    private static readonly string Keep = Sql.Read("Writes/keep.sql");

    /// <summary>Runs <paramref name="write"/>; a failure that it returns rolls everything back.</summary>
    /// <typeparam name="T">The domain record that the write answers; it is kept as JSON.</typeparam>
    public async Task<Result<T>> RunAsync<T>(
        WriteKey key,
        Func<NpgsqlConnection, CancellationToken, Task<Result<T>>> write,
        CancellationToken cancellation)
        where T : class
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RunOnceAsync(key, write, cancellation);
            }
            catch (PostgresException broken) when (broken.IsTransient && attempt < Attempts
                && broken.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure)
            {
                // The transaction is gone whole; run it again.
            }
        }
    }

    private async Task<Result<T>> RunOnceAsync<T>(
        WriteKey key,
        Func<NpgsqlConnection, CancellationToken, Task<Result<T>>> write,
        CancellationToken cancellation)
        where T : class
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (key.RequestId.Length > 0 && await ClaimAsync<T>(connection, key, cancellation) is { } earlier)
        {
            return earlier;
        }

        var result = await write(connection, cancellation);
        if (!result.TryGet(out var value, out var failure))
        {
            return failure;
        }

        if (key.RequestId.Length > 0)
        {
            await using var keep = new NpgsqlCommand(Keep, connection)
            {
                Parameters =
                {
                    new() { Value = key.Subject },
                    new() { Value = key.Rpc },
                    new() { Value = key.RequestId },
                    new() { Value = JsonSerializer.Serialize(value), NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Jsonb },
                },
            };
            await keep.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return value;
    }

    /// <summary>Claims the key for this transaction, or returns what the earlier write under it answered. A rival in flight is waited for.</summary>
    private async Task<Result<T>?> ClaimAsync<T>(NpgsqlConnection connection, WriteKey key, CancellationToken cancellation)
        where T : class
    {
        await using var claim = new NpgsqlCommand(Claim, connection)
        {
            Parameters =
            {
                new() { Value = key.Subject },
                new() { Value = key.Rpc },
                new() { Value = key.RequestId },
                new() { Value = key.ContentHash },
                new() { Value = clock.GetUtcNow() },
            },
        };
        await using var reader = await claim.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        if (reader.GetBoolean(0))
        {
            return null;
        }

        if (!reader.GetFieldValue<byte[]>(1).AsSpan().SequenceEqual(key.ContentHash))
        {
            return new Failure(Reason.RequestIdReused, "This request id was used before with other content; make a new one.");
        }

        return JsonSerializer.Deserialize<T>(reader.GetString(2))!;
    }
}
