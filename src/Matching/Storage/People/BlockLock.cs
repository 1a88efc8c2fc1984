using Npgsql;

namespace Matching.Storage.People;

/// <summary>
/// Makes whoever seats people and whoever blocks somebody wait for each other, so that neither misses what the other does: bookings share the lock, a block
/// holds it alone. It comes before every row lock. Blocks are rare, so bookings hardly ever wait.
/// </summary>
internal static class BlockLock
{
    private static readonly string Alone = Sql.Read("People/block_lock.sql");
    private static readonly string Patience = Sql.Read("People/block_lock_patience.sql");
    private static readonly string Shared = Sql.Read("People/block_lock_shared.sql");

    /// <summary>Held by who seats people.</summary>
    public static Task ShareAsync(NpgsqlConnection connection, CancellationToken cancellation) => connection.RunAsync(Shared, cancellation);

    /// <summary>Held by who blocks somebody; whoever waits for it makes all bookings wait behind them, so nobody waits long for this or any lock after it.</summary>
    /// <exception cref="PostgresException">Some lock was not to be had (<see cref="PostgresErrorCodes.LockNotAvailable"/>).</exception>
    public static async Task HoldAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await connection.RunAsync(Patience, cancellation);
        await connection.RunAsync(Alone, cancellation);
    }
}
