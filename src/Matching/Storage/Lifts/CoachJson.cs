using System.Text.Json;
using Matching.Lifts;
using Npgsql;

namespace Matching.Storage.Lifts;

/// <summary>Timetables as they are stored: a value that is written and read whole.</summary>
internal static class CoachJson
{
    /// <summary>The stops of a coach; null for a car.</summary>
    public static JsonDocument? Of(LiftTerms terms) => terms.IsCoach ? JsonDocument.Parse(AnswerJson.Write(terms.CoachStops)) : null;

    /// <summary>The stops in a column; none for null.</summary>
    public static IReadOnlyList<CoachStop> CoachStops(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? [] : AnswerJson.Read<CoachStop[]>(row.GetString(column));
}
