using Npgsql;

namespace Matching.Storage.People;

/// <summary>
/// Makes whoever seats people and whoever blocks somebody wait for each other, so that neither misses what the other does: bookings share the lock, a block
/// holds it alone. It comes before every row lock. Blocks are rare, so bookings hardly ever wait.
/// </summary>
internal static class BlockLock
{
    private static readonly string Alone = Sql.Read("People/block_lock.sql");
    private static readonly string Shared = Sql.Read("People/block_lock_shared.sql");

    /// <summary>Held by who seats people.</summary>
    public static Task ShareAsync(NpgsqlConnection connection, CancellationToken cancellation) => connection.RunAsync(Shared, cancellation);

    /// <summary>Held by who blocks somebody.</summary>
    public static Task HoldAsync(NpgsqlConnection connection, CancellationToken cancellation) => connection.RunAsync(Alone, cancellation);
}
