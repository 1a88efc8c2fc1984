namespace Matching.Storage.People.Lists;

/// <summary>Forgets after a year that an address of a list was asked, so that another year's campaign may ask again.</summary>
internal sealed class AskedCleaner(Database source, TimeProvider clock, ILogger<AskedCleaner> logger)
    : OldRowsCleaner(source, Sql.Read("People/Lists/forget_asked.sql"), TimeSpan.FromDays(365), clock, logger)
{
    /// <inheritdoc />
    protected override string Purpose => "forget who was asked a year ago";
}
