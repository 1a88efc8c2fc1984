using Matching.People.Retention;

namespace Matching.Storage.People.Retention;

/// <summary>Forgets what was shown too long ago to be asked about.</summary>
internal sealed class DisclosureCleaner(Database source, RetentionRules rules, TimeProvider clock, ILogger<DisclosureCleaner> logger)
    : OldRowsCleaner(source, Sql.Read("People/Retention/disclosures.sql"), rules.Disclosures, clock, logger)
{
    /// <inheritdoc />
    protected override string Purpose => "forget old disclosures";
}
