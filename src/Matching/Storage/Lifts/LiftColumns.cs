using Npgsql;

namespace Matching.Storage.Lifts;

/// <summary>Columns that offers, requests and candidates share.</summary>
internal static class LiftColumns
{
    /// <summary>An instant, or null.</summary>
    public static DateTimeOffset? Instant(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);

    /// <summary>Sealed bytes, or null.</summary>
    public static byte[]? Bytes(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<byte[]>(column);
}
