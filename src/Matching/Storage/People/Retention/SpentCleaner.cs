namespace Matching.Storage.People.Retention;

/// <summary>Forgets what people who were erased, and campaigns' lists, had done on days that are over.</summary>
internal sealed class SpentCleaner(Database source, TimeProvider clock, ILogger<SpentCleaner> logger)
    : OldRowsCleaner(source, Sql.Read("People/Retention/spent.sql"), TimeSpan.FromDays(2), clock, logger)
{
    /// <inheritdoc />
    protected override string Purpose => "forget what was done on days that are over";
}
