namespace Matching.Bookings.Disclosing;

/// <summary>The log of what of whom was shown to whom: nothing is shown that does not stand in it first.</summary>
public interface IDisclosures
{
    /// <summary>
    /// Writes down what a reader is about to be shown, and answers what they may be. Contacts that nobody chose to have shown are left out; the details of more people than one
    /// reader is shown a day are withheld. What belongs to a booking that opens nothing as it stands now, however it stood when it was read, is left out too.
    /// </summary>
    Task<IReadOnlyList<DetailView>> ShowAsync(string reader, IReadOnlyList<Detail> details, CancellationToken cancellation);

    /// <summary>What of a person was shown, newest first, from after the one named.</summary>
    Task<IReadOnlyList<Disclosure>> PageAsync(string campaign, string subject, (DateTimeOffset ShownAt, Guid Id)? after, int size, CancellationToken cancellation);
}
