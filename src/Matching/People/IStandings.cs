namespace Matching.People;

/// <summary>What people are and may do, at hand for every call.</summary>
public interface IStandings
{
    /// <summary>The standing of whom a token names; null where the campaign knows no such person.</summary>
    ValueTask<Standing?> FindAsync(string campaign, string subject, CancellationToken cancellation);

    /// <summary>
    /// The standing of whom a foreign issuer vouches for, who is taken in where they are new; null where the campaign does not exist. Without an address they are never more than a volunteer.
    /// </summary>
    Task<Standing?> ArriveAsync(string campaign, string subject, string firstName, EmailAddress? verified, CancellationToken cancellation);
}
