using Matching.Outcomes;

namespace Matching.People.Lists;

/// <summary>Asks the people of lists whether they want to take part.</summary>
public interface IListImports
{
    /// <summary>
    /// Takes the people of a list in, unconfirmed, and sends each one letter; all of them or none. Whoever is known, suppressed, barred or was erased is counted and left in peace. Fails with
    /// <see cref="Reason.CampaignNotFound"/>.
    /// </summary>
    /// <param name="key">What makes two calls the same.</param>
    /// <param name="caller">Who asks; the letters say so.</param>
    /// <param name="campaign">Slug of the campaign.</param>
    /// <param name="people">The list, each address once.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<Result<ListImport>> ImportAsync(WriteKey key, Caller caller, string campaign, IReadOnlyList<ListedPerson> people, CancellationToken cancellation);

    /// <summary>Never asks again whom a letter was sent to, by the secret of its link, and takes them off the list; a secret that is none is passed over.</summary>
    Task DeclineAsync(string secret, CancellationToken cancellation);
}
