namespace Matching.Storage.People.Retention;

/// <summary>Forgets refresh tokens that are good for nothing any more.</summary>
internal sealed class RefreshTokenCleaner(Database source, TimeProvider clock, ILogger<RefreshTokenCleaner> logger)
    : OldRowsCleaner(source, Sql.Read("People/Retention/tokens.sql"), TimeSpan.FromDays(1), clock, logger)
{
    /// <inheritdoc />
    protected override string Purpose => "forget old refresh tokens";
}
