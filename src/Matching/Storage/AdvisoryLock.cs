using Npgsql;

namespace Matching.Storage;

/// <summary>Holds the migration lock of a database for as long as it lives; PostgreSQL frees it when the connection ends.</summary>
internal sealed class AdvisoryLock : IDisposable
{
    /// <summary>Any number that nothing else in this database uses.</summary>
    private const long Key = 0x4D41_5443_4849_4E47;

    private readonly NpgsqlConnection connection;

    public AdvisoryLock(string connectionString)
    {
        connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand("select pg_advisory_lock($1)", connection) { Parameters = { new() { Value = Key } } };
        command.ExecuteNonQuery();
    }

    public void Dispose() => connection.Dispose();
}
