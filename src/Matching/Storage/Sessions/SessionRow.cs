using Matching.Geo;
using Matching.Sessions;
using Npgsql;

namespace Matching.Storage.Sessions;

/// <summary>Sessions as they are stored.</summary>
internal static class SessionRow
{
    /// <summary>A statement that answers sessions: <c>Sessions/select.sql</c>, and a file that says which.</summary>
    public static string Statement(string which) => Sql.Read("Sessions/select.sql", which);

    /// <summary>The transaction that wrote the row, in a row of such a statement.</summary>
    public static uint Stamp(NpgsqlDataReader row) => row.GetFieldValue<uint>(25);

    /// <summary>Reads a row of such a statement.</summary>
    public static Session Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0),
        Campaign = row.GetString(1),
        BoundarySet = row.GetString(2),
        SeatCode = row.GetString(3),
        Kind = EnumText<SessionKind>.Read(row.GetString(4)),
        Location = row.IsDBNull(5) ? null : new GeoPoint(row.GetDouble(5), row.GetDouble(6)),
        Grid = row.IsDBNull(7) ? null : new GridPoint(row.GetDouble(7), row.GetDouble(8)),
        Address = row.GetString(9),
        StartsAt = row.GetFieldValue<DateTimeOffset>(10),
        EndsAt = row.GetFieldValue<DateTimeOffset>(11),
        Wanted = row.GetInt32(12),
        Maximum = row.GetInt32(13),
        OrganiserName = row.GetString(14),
        Bring = row.GetString(15),
        StepFree = EnumText<StepFree>.Read(row.GetString(16)),
        Remote = row.GetBoolean(17),
        Cancelled = row.GetBoolean(18),
        SignedUp = row.GetInt32(19),
        Waiting = row.GetInt32(20),
        Asked = row.GetInt32(26),
        Demo = row.GetBoolean(21),
        Version = row.GetInt64(22),
        CreatedAt = row.GetFieldValue<DateTimeOffset>(23),
        UpdatedAt = row.GetFieldValue<DateTimeOffset>(24),
    };
}
