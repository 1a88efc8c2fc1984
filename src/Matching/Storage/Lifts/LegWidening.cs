using Npgsql;

namespace Matching.Storage.Lifts;

/// <summary>Makes stored legs hold for any engine of travel times.</summary>
internal static class LegWidening
{
    private static readonly string Widen = Sql.Read("Lifts/legs_widen.sql");

    /// <summary>Widens every live leg, and tells how many there were.</summary>
    public static async Task<int> RunAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var widen = database.CreateCommand(Widen);
        return await widen.ExecuteNonQueryAsync(cancellation);
    }
}
