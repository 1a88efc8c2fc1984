namespace Matching.Storage.People.Retention;

/// <summary>Forgets sign-ins that nobody can finish any more; those of the last hour count against how many one address may begin.</summary>
internal sealed class SignInCleaner(Database source, TimeProvider clock, ILogger<SignInCleaner> logger)
    : OldRowsCleaner(source, Sql.Read("People/Retention/sign_ins.sql"), TimeSpan.FromDays(1), clock, logger)
{
    /// <inheritdoc />
    protected override string Purpose => "forget old sign-ins";
}
