using Matching.Lifts;
using Matching.Outcomes;
using Matching.People;
using Npgsql;

namespace Matching.Storage;

/// <summary>
/// Runs a write in one transaction, and makes a write with a request id happen once: the answer is stored beside the effect, and the same
/// id with the same content is answered from it. A write that fails leaves nothing, neither effect nor answer, and may be sent again. Of the content a keyed hash is kept: there are not two million
/// postcodes, and a plain hash of a call that names a home would tell it to whoever tries them all.
/// </summary>
internal sealed class OnceWriter(Database source, IOriginVault vault, TimeProvider clock) : IWrites
{
    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>How often a write is tried again that PostgreSQL broke off to break a deadlock or a serialisation conflict.</summary>
    private const int Attempts = 5;

    private static readonly string Claim = Sql.Read("Writes/claim.sql");
    private static readonly string Keep = Sql.Read("Writes/keep.sql");
    private static readonly string Recall = Sql.Read("Writes/recall.sql");

    /// <inheritdoc />
    public async Task<Result<T>?> RecallAsync<T>(WriteKey key, CancellationToken cancellation)
        where T : class
    {
        if (key.RequestId.Length == 0)
        {
            return null;
        }

        await using var command = source.Command(Recall, key.Subject, key.Rpc, key.RequestId, clock.GetUtcNow() - Kept);
        var kept = await command.ReadOneAsync(KeptWrite.Read, cancellation);
        return kept?.AnswerTo<T>(Keyed(key));
    }

    /// <summary>Runs <paramref name="write"/>; a failure that it returns rolls everything back.</summary>
    /// <typeparam name="T">The domain record that the write answers; it is kept as JSON.</typeparam>
    public async Task<Result<T>> RunAsync<T>(
        WriteKey key,
        Func<NpgsqlConnection, CancellationToken, Task<Result<T>>> write,
        CancellationToken cancellation)
        where T : class
    {
        if (!key.MayWrite)
        {
            throw new InvalidOperationException($"{key.Rpc} was only to be checked, and would have written.");
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RunOnceAsync(key, write, cancellation);
            }
            catch (PostgresException broken) when (LostFooting.Of(broken) is { } lost)
            {
                return lost;
            }
            catch (PostgresException broken) when (attempt < Attempts
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
        await using var transaction = await source.BeginAsync(connection, key, cancellation);
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
            await using var keep = connection.Command(Keep, key.Subject, key.Rpc, key.RequestId);
            keep.Parameters.Add(new() { Value = AnswerJson.Write(value), NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Jsonb });
            await keep.ExecuteNonQueryAsync(cancellation);
        }

        // Not given up half-way: from here on the write is as good as made.
        await transaction.CommitAsync(CancellationToken.None);
        return value;
    }

    /// <summary>Claims the key for this transaction, or returns what the earlier write under it answered. A rival in flight is waited for.</summary>
    private async Task<Result<T>?> ClaimAsync<T>(NpgsqlConnection connection, WriteKey key, CancellationToken cancellation)
        where T : class
    {
        var now = clock.GetUtcNow();
        await using var claim = connection.Command(Claim, key.Subject, key.Rpc, key.RequestId, Keyed(key), now, now - Kept);
        var kept = await claim.ReadOneAsync(KeptWrite.Read, cancellation);
        return kept!.Answer == "null" ? (Result<T>?)null : kept.AnswerTo<T>(Keyed(key));
    }

    private byte[] Keyed(WriteKey key) => vault.Draw($"what was sent\n{Convert.ToHexString(key.ContentHash)}");

    /// <summary>What stands under a request id.</summary>
    private sealed record KeptWrite(byte[] ContentHash, string Answer)
    {
        public static KeptWrite Read(NpgsqlDataReader row) => new(row.GetFieldValue<byte[]>(0), row.GetString(1));

        public Result<T> AnswerTo<T>(byte[] contentHash)
            where T : class =>
            ContentHash.AsSpan().SequenceEqual(contentHash)
                ? AnswerJson.Read<T>(Answer)
                : new Failure(Reason.RequestIdReused, "This request id was used before with other content; make a new one.");
    }
}
