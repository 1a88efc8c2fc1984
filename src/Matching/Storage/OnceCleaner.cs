namespace Matching.Storage;

/// <summary>Forgets the answers of writes that are too old to be kept.</summary>
internal sealed class OnceCleaner(Database source, TimeProvider clock, ILogger<OnceCleaner> logger)
    : OldRowsCleaner(source, Sql.Read("Writes/forget.sql"), OnceWriter.Kept, clock, logger)
{
    /// <inheritdoc />
    protected override string Purpose => "forget old answers";
}
