using Matching.People;
using Matching.People.Reports;
using Npgsql;

namespace Matching.Storage.People.Reports;

/// <summary>A report as it is stored, but for what was told.</summary>
/// <param name="Report">The report.</param>
/// <param name="Campaign">Slug of its campaign.</param>
/// <param name="Seat">Code of the seat of the session.</param>
/// <param name="Reported">Subject of whom it tells.</param>
internal sealed record HeldReport(Report Report, string Campaign, string? Seat, string Reported)
{
    /// <summary>The work of who organises the seat.</summary>
    public Whose Whose() => new(Campaign, Seat);

    /// <summary>Reads a row of the statements in <c>People/Reports</c>, which all begin with the same columns.</summary>
    public static HeldReport Read(NpgsqlDataReader row) => new(
        new Report(
            row.GetGuid(0),
            row.GetGuid(2),
            row.IsDBNull(5) ? null : EnumText<ReportOutcome>.Read(row.GetString(5)),
            row.GetFieldValue<DateTimeOffset>(6),
            row.IsDBNull(7) ? null : row.GetFieldValue<DateTimeOffset>(7)),
        row.GetString(1),
        row.IsDBNull(3) ? null : row.GetString(3),
        row.GetString(4));
}
