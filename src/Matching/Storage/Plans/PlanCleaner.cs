namespace Matching.Storage.Plans;

/// <summary>Forgets plans a month after their weekend.</summary>
internal sealed class PlanCleaner(Database source, TimeProvider clock, ILogger<PlanCleaner> logger)
    : OldRowsCleaner(source, Sql.Read("Plans/forget.sql"), TimeSpan.FromDays(30), clock, logger)
{
    /// <inheritdoc />
    protected override string Purpose => "forget old plans";
}
