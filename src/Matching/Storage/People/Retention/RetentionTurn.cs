using Npgsql;

namespace Matching.Storage.People.Retention;

/// <summary>Lets one replica at a time forget: what two would hold, they would hold in different orders.</summary>
internal sealed class RetentionTurn(Database source)
{
    /// <summary>Any number that no other lock of this database uses.</summary>
    private const long Key = 0x4D41_5443_464F_5247;

    private static readonly string Try = Sql.Read("People/Retention/try_turn.sql");

    /// <summary>Runs a batch in a transaction of its own, over every campaign; where another replica is at it, nothing.</summary>
    /// <returns>What the batch answers: how many rows; 0 where it was not run.</returns>
    public async Task<int> RunAsync(Func<NpgsqlConnection, CancellationToken, Task<int>> batch, CancellationToken cancellation)
    {
        await using var connection = await source.Everywhere.OpenConnectionAsync(cancellation);
        await using var transaction = await source.Everywhere.BeginAsync(connection, cancellation);
        await using var turn = connection.Command(Try, Key);
        if (!(bool)(await turn.ExecuteScalarAsync(cancellation))!)
        {
            return 0;
        }

        var rows = await batch(connection, cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return rows;
    }
}
