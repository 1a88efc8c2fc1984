using Matching.Sessions;
using Npgsql;

namespace Matching.Storage.Sessions;

/// <summary>Reads a sign-up from a row of the statements in <c>Sql/Sessions</c>, which all answer the same columns.</summary>
internal static class SignUpRow
{
    /// <summary>The sign-up of the reader's row.</summary>
    public static SignUp Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0),
        Session = row.GetGuid(1),
        Subject = row.GetString(2),
        Name = row.GetString(3),
        People = row.GetInt32(4),
        State = EnumText<SignUpState>.Read(row.GetString(5)),
        Queue = row.GetInt64(6),
        CreatedAt = row.GetFieldValue<DateTimeOffset>(7),
        WaitingPosition = row.GetInt32(8),
        OfMinor = row.GetBoolean(9),
        ExpiresAt = row.IsDBNull(10) ? null : row.GetFieldValue<DateTimeOffset>(10),
    };
}
