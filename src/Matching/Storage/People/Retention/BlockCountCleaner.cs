namespace Matching.Storage.People.Retention;

/// <summary>Forgets how many blocks somebody made on a day that is over.</summary>
internal sealed class BlockCountCleaner(Database source, TimeProvider clock, ILogger<BlockCountCleaner> logger)
    : OldRowsCleaner(source, Sql.Read("People/Retention/blocks_made.sql"), TimeSpan.FromDays(1), clock, logger)
{
    /// <inheritdoc />
    protected override string Purpose => "forget old counts of blocks";
}
