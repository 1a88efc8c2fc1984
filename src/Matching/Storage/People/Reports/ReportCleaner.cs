using Matching.People;

namespace Matching.Storage.People.Reports;

/// <summary>Forgets what was told in reports that were resolved long ago.</summary>
internal sealed class ReportCleaner(Database source, PeopleRules rules, TimeProvider clock, ILogger<ReportCleaner> logger)
    : OldRowsCleaner(source, Sql.Read("People/Reports/forget.sql"), rules.ReportsKept, clock, logger)
{
    /// <inheritdoc />
    protected override string Purpose => "forget old reports";
}
