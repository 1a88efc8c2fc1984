using Matching.Bookings.Watching;

namespace Matching.Storage.Watching;

/// <summary>Removes events of offers whose session is long over.</summary>
internal sealed class OfferEventCleaner(Database source, WatchRules rules, TimeProvider clock, ILogger<OfferEventCleaner> logger)
    : OldRowsCleaner(source, Forget, rules.Kept, clock, logger)
{
    /// <summary>The statement.</summary>
    internal static readonly string Forget = Sql.Read("Watching/forget.sql");

    /// <inheritdoc />
    protected override string Purpose => "forget old events";
}
