
namespace Matching.Storage.People.Lists;

/// <summary>Takes off lists who did not say yes within thirty days.</summary>
internal sealed class ListCleaner(Database source, TimeProvider clock, ILogger<ListCleaner> logger)
    : OldRowsCleaner(source, Sql.Read("People/Lists/expire.sql"), TimeSpan.FromDays(30), clock, logger)
{
    /// <inheritdoc />
    protected override string Purpose => "take off lists who did not say yes";
}
