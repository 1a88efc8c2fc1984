using Matching.Storage;
using Npgsql;

namespace TestKit;

/// <summary>Statements of tests, which look at the database as its owner.</summary>
internal static class OwnerCommands
{
    /// <summary>One statement on a connection of the pool.</summary>
    public static ScopedCommand Command(this NpgsqlDataSource owner, string sql, params ReadOnlySpan<object?> values) => ((Database)owner).Command(sql, values);
}
