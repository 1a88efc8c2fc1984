using Matching.Lifts;
using Npgsql;

namespace Matching.Storage.Bookings;

/// <summary>Somebody who lost a lift, taken from the list.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="Legs">The legs that were lost.</param>
/// <param name="FreedAt">When.</param>
/// <param name="Attempts">How often they were freed or taken; whoever else takes or frees them changes it.</param>
internal sealed record FreedRow(Guid RequestId, Legs Legs, DateTimeOffset FreedAt, int Attempts)
{
    /// <summary>Reads a row of <c>Bookings/rematch_claim.sql</c>.</summary>
    public static FreedRow Read(NpgsqlDataReader row) => new(row.GetGuid(0), EnumText<Legs>.Read(row.GetString(1)), row.GetFieldValue<DateTimeOffset>(2), row.GetInt32(3));
}
