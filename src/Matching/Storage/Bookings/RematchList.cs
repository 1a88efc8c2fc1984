using Matching.Lifts;
using Npgsql;

namespace Matching.Storage.Bookings;

/// <summary>
/// The list of those who lost a lift. Whoever takes a row has it for a while without holding a lock, since finding a lift may ask a travel engine, and renews that while at it; a row
/// leaves the list in the transaction that books or tells, and only if nobody else has taken it since.
/// </summary>
internal sealed class RematchList(Database source, Happenings happenings, TimeProvider clock)
{
    /// <summary>People taken at once, the best of whom goes first.</summary>
    public const int Batch = 100;

    /// <summary>A replica that dies gives back what it took after this.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>What is taken is renewed after this: no step between two looks at it takes as long as what is left of the lease then.</summary>
    private static readonly TimeSpan RenewAfter = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(30);

    private static readonly string Claim = Sql.Read("Bookings/rematch_claim.sql");
    private static readonly string Renew = Sql.Read("Bookings/rematch_renew.sql");
    private static readonly string Settle = Sql.Read("Bookings/rematch_settle.sql");
    private static readonly string Later = Sql.Read("Bookings/rematch_later.sql");

    /// <summary>Takes those whose turn it is.</summary>
    public async Task<IReadOnlyList<FreedRow>> TakeAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var command = source.Command(Claim, now, now + Lease, Batch);
        return await command.ReadAllAsync(FreedRow.Read, cancellation);
    }

    /// <summary>Keeps what is in hand for longer where it was taken or renewed a while ago.</summary>
    /// <param name="held">Those in hand.</param>
    /// <param name="since">When they were taken or renewed.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    /// <returns>Which of them are in hand still, and since when.</returns>
    public async Task<(IReadOnlyList<FreedRow> Held, DateTimeOffset Since)> RenewAsync(IReadOnlyList<FreedRow> held, DateTimeOffset since, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (now - since < RenewAfter || held.Count == 0)
        {
            return (held, since);
        }

        await using var command = source.Command(Renew, held.Select(row => row.RequestId).ToArray(), held.Select(row => row.Attempts).ToArray(), now + Lease);
        var kept = (await command.ReadAllAsync(row => row.GetGuid(0), cancellation)).ToHashSet();
        return ([.. held.Where(row => kept.Contains(row.RequestId))], now);
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
        await using var transaction = await source.BeginAsync(connection, cancellation);
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
