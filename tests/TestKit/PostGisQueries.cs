using System.Globalization;

namespace TestKit;

/// <summary>Short questions to a test's database.</summary>
internal static class PostGisQueries
{
    /// <summary>The one number that a statement answers; 0 for null.</summary>
    public static async Task<long> NumberAsync(this PostGis database, string sql)
    {
        await using var command = database.Source.CreateCommand(sql);
        var value = await command.ExecuteScalarAsync();
        return value is DBNull or null ? 0 : Convert.ToInt64(value, CultureInfo.InvariantCulture);
    }

    /// <summary>Runs a statement.</summary>
    public static async Task ExecuteAsync(this PostGis database, string sql)
    {
        await using var command = database.Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
