namespace Matching.People.Reports;

/// <summary>A report as organisers read it.</summary>
/// <param name="Report">The report.</param>
/// <param name="Met">What the two met in.</param>
/// <param name="Words">What happened; empty where it was forgotten.</param>
/// <param name="PersonName">First name of who is told of.</param>
/// <param name="ReporterName">First name of who told.</param>
public sealed record ToldReport(Report Report, ReportTarget Met, string Words, string PersonName, string ReporterName)
{
    /// <summary>Never printed by accident.</summary>
    public override string ToString() => $"report {Report.Id}";
}
