using Matching.Lifts;
using Npgsql;

namespace Matching.Storage.Bookings;

/// <summary>
/// The list of those who lost a lift. Whoever takes a row has it for a while without holding a lock, since finding a lift may ask a travel engine; a row
/// leaves the list in the transaction that books or tells, and only if nobody else has taken it since.
/// </summary>
internal sealed class RematchList(NpgsqlDataSource source, Happenings happenings, TimeProvider clock)
{
    /// <summary>People taken at once, the best of whom goes first.</summary>
    public const int Batch = 100;

    /// <summary>A replica that dies gives back what it took after this.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(30);

    private static readonly string Claim = Sql.Read("Bookings/rematch_claim.sql");
    private static readonly string Settle = Sql.Read("Bookings/rematch_settle.sql");
    private static readonly string Later = Sql.Read("Bookings/rematch_later.sql");

    /// <summary>Takes those whose turn it is.</summary>
    public async Task<IReadOnlyList<FreedRow>> TakeAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var command = source.Command(Claim, now, now + Lease, Batch);
        return await command.ReadAllAsync(FreedRow.Read, cancellation);
    }

    /// <summary>Takes somebody off the list in a transaction; false where somebody else has, or they were freed again.</summary>
    public static async Task<bool> SettleAsync(NpgsqlConnection connection, FreedRow row, CancellationToken cancellation)
    {
        await using var command = connection.Command(Settle, row.RequestId, row.Attempts);
        return await command.ExecuteNonQueryAsync(cancellation) == 1;
    }

    /// <summary>Takes somebody off the list, and tells them that no lift was found where <paramref name="told"/> names their request.</summary>
    public async Task GiveUpAsync(FreedRow row, LiftRequest? told, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await SettleAsync(connection, row, cancellation) && told is not null)
        {
            await happenings.OfRequestAsync(connection, "NO_LIFT_FOUND", told, cancellation);
        }

        await transaction.CommitAsync(CancellationToken.None);
    }

    /// <summary>Looks at somebody again later, the later the more often that was needed.</summary>
    public async Task PutOffAsync(FreedRow row, CancellationToken cancellation)
    {
        var pause = TimeSpan.FromSeconds(10 * Math.Pow(2, Math.Min(row.Attempts, 10)));
        await using var command = source.Command(Later, row.RequestId, row.Attempts, clock.GetUtcNow() + (pause < LongestPause ? pause : LongestPause));
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
