namespace Matching.Lifts.Recurring;

/// <summary>What the offer of one date says now, which may be other than its series does: it was made by an earlier version, or changed by hand.</summary>
/// <param name="OutwardSeats">Spare seats on the way there; null where it does not offer that.</param>
/// <param name="ReturnSeats">Spare seats on the way back; likewise.</param>
/// <param name="Company">People already aboard beside the driver.</param>
/// <param name="Note">A note to passengers.</param>
/// <param name="EarliestDeparture">When the driver can leave; null where it does not say.</param>
/// <param name="LatestReturn">When the driver must be home; likewise.</param>
/// <param name="ByHand">Whether the driver has changed the offer itself, which makes its date an exception.</param>
public sealed record OccurrenceOffer(
    int? OutwardSeats, int? ReturnSeats, int Company, string Note, DateTimeOffset? EarliestDeparture, DateTimeOffset? LatestReturn, bool ByHand);
