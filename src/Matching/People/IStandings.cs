
namespace Matching.People;

/// <summary>What people are and may do, at hand for every call.</summary>
public interface IStandings
{
    /// <summary>The standing of whom a token names; null where the campaign knows no such person.</summary>
    ValueTask<Standing?> FindAsync(string campaign, string subject, CancellationToken cancellation);

    /// <summary>
    /// The standing of whom a foreign issuer vouches for, who is taken in where they are new; null where the campaign does not exist. Without an address they are never more than a volunteer.
    /// Whoever was erased comes back by a token that was issued afterwards, as somebody new; with one from before they are <see cref="PersonState.Erased"/>.
    /// </summary>
    /// <param name="campaign">Slug of the campaign.</param>
    /// <param name="subject">Whom the token names.</param>
    /// <param name="firstName">Their first name, as the token says it.</param>
    /// <param name="verified">Their address, where the issuer has verified one.</param>
    /// <param name="issuedAt">The earliest at which the token can have been issued.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<Standing?> ArriveAsync(string campaign, string subject, string firstName, EmailAddress? verified, DateTimeOffset issuedAt, CancellationToken cancellation);
}
