using Matching.Outcomes;

namespace Matching.Bookings;

/// <summary>Reads offers and requests side by side.</summary>
public interface IMatchCases
{
    /// <summary>The two as they stand. Fails with <see cref="Reason.LiftOfferNotFound"/> or <see cref="Reason.LiftRequestNotFound"/>.</summary>
    Task<Result<MatchCase>> FindAsync(Guid offer, Guid request, CancellationToken cancellation);
}
