using Matching.Outcomes;
using Matching.People;

namespace Matching.Bookings;

/// <summary>Reads offers and requests side by side.</summary>
public interface IMatchCases
{
    /// <summary>
    /// The two as they stand. Drivers may ask about those who have asked them and wait, or whom they have accepted; about others it would tell where they live. Fails with
    /// <see cref="Reason.LiftRequestNotFound"/>, also for whoever may not ask about the request, or <see cref="Reason.LiftOfferNotFound"/>.
    /// </summary>
    Task<Result<MatchCase>> FindAsync(Guid offer, Guid request, Caller caller, CancellationToken cancellation);
}
