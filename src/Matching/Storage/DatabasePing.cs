namespace Matching.Storage;

/// <summary>Asks the database whether it answers.</summary>
internal sealed class DatabasePing(Database source)
{
    private static readonly string Ping = Sql.Read("Health/ping.sql");

    /// <summary>Ends when the database has answered; throws where it does not.</summary>
    public async Task PingAsync(CancellationToken cancellation)
    {
        await using var command = source.Everywhere.Command(Ping);
        await command.ExecuteScalarAsync(cancellation);
    }
}
