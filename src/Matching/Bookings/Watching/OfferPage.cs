namespace Matching.Bookings.Watching;

/// <summary>Events of an offer that followed one number, as far as one reader may see them.</summary>
/// <param name="Last">Number of the last event that was looked at, shown or not.</param>
/// <param name="Events">Those that the reader may see, in the order of commits.</param>
/// <param name="More">True where others may follow.</param>
public sealed record OfferPage(long Last, IReadOnlyList<OfferEvent> Events, bool More);
