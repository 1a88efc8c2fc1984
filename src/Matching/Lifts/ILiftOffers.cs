using Matching.Outcomes;
using Matching.People;

namespace Matching.Lifts;

/// <summary>Keeps offers.</summary>
public interface ILiftOffers
{
    /// <summary>What an offer made under this key was answered with, or null; see <see cref="IWrites.RecallAsync"/>.</summary>
    Task<Result<LiftOffer>?> RecallAsync(WriteKey key, CancellationToken cancellation);

    /// <summary>
    /// Stores an offer, and signs the driver and their company up in the same transaction where they are not. Fails with
    /// <see cref="Reason.SessionNotFound"/>, <see cref="Reason.SessionClosed"/>, <see cref="Reason.SessionFull"/>,
    /// <see cref="Reason.AlreadyOffered"/>, <see cref="Reason.PermissionDenied"/>, or <see cref="Reason.InvalidField"/> where the times leave no room even for the direct way.
    /// </summary>
    Task<Result<LiftOffer>> CreateAsync(WriteKey key, Caller driver, LiftTerms terms, CancellationToken cancellation);

    /// <summary>The offer, or null.</summary>
    Task<LiftOffer?> FindAsync(Guid id, CancellationToken cancellation);

    /// <summary>The offer, or null where there is none for this reader: it is beyond their reach, or they and its driver are kept apart. Who organises sees it all the same.</summary>
    Task<LiftOffer?> FindSeenAsync(Guid id, Caller reader, CancellationToken cancellation);

    /// <summary>A driver's offers, newest first, from after the one named.</summary>
    Task<IReadOnlyList<LiftOffer>> PageAsync(string driver, Guid? after, int size, CancellationToken cancellation);

    /// <summary>
    /// Changes what a driver says of an offer. Its bookings are kept where they still fit; the others end, and who had a seat is found another. Fails with
    /// <see cref="Reason.LiftOfferNotFound"/>, <see cref="Reason.PermissionDenied"/> for anybody but the driver, <see cref="Reason.EtagMismatch"/>,
    /// <see cref="Reason.LiftClosed"/>, <see cref="Reason.SessionClosed"/>, <see cref="Reason.SessionFull"/> where the company has grown, or
    /// <see cref="Reason.InvalidField"/> where the times leave no room even for the direct way.
    /// </summary>
    /// <param name="key">What makes two writes the same.</param>
    /// <param name="driver">Who changes it.</param>
    /// <param name="id">The offer.</param>
    /// <param name="terms">What the driver says now; the session stays.</param>
    /// <param name="version">The version it must have.</param>
    /// <param name="cancellation">Ends the wait for the database and the engine.</param>
    Task<Result<LiftOffer>> UpdateAsync(WriteKey key, Caller driver, Guid id, LiftTerms terms, long version, CancellationToken cancellation);

    /// <summary>
    /// Cancels an offer; one that is cancelled already stays as it is. Fails with <see cref="Reason.LiftOfferNotFound"/>,
    /// <see cref="Reason.PermissionDenied"/> for anybody but the driver, or <see cref="Reason.EtagMismatch"/>.
    /// </summary>
    /// <param name="key">What makes two writes the same.</param>
    /// <param name="driver">Who cancels.</param>
    /// <param name="id">The offer.</param>
    /// <param name="version">The version it must have; any where null.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    Task<Result<LiftOffer>> CancelAsync(WriteKey key, Caller driver, Guid id, long? version, CancellationToken cancellation);
}
