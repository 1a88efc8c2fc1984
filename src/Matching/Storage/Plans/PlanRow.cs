using Matching.Plans.Stored;
using Npgsql;

namespace Matching.Storage.Plans;

/// <summary>Reads plans.</summary>
internal static class PlanRow
{
    /// <summary>A statement that answers plans: <c>Plans/select.sql</c>, and a file that says which.</summary>
    public static string Statement(string which) => Sql.Read("Plans/select.sql", which);

    /// <summary>Reads a row of such a statement.</summary>
    public static StoredPlan Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0),
        Wish = new PlanWish(
            row.GetString(1),
            row.GetFieldValue<DateTimeOffset>(2),
            row.GetFieldValue<DateTimeOffset>(3),
            TimeSpan.FromSeconds(row.GetInt32(4)),
            row.IsDBNull(5) ? null : row.GetDouble(5)),
        State = EnumText<StoredPlanState>.Read(row.GetString(6)),
        Stopping = row.GetBoolean(7),
        Progress = row.IsDBNull(8) ? null : AnswerJson.Read<StoredProgress>(row.GetString(8)),
        Outcome = row.IsDBNull(9) ? null : AnswerJson.Read<PlanOutcome>(row.GetString(9)),
        CreatedAt = row.GetFieldValue<DateTimeOffset>(10),
        EndedAt = row.IsDBNull(11) ? null : row.GetFieldValue<DateTimeOffset>(11),
    };
}
