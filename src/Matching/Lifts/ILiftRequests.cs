using Matching.Outcomes;
using Matching.People;

namespace Matching.Lifts;

/// <summary>Keeps requests. To anybody but the passenger a request does not exist.</summary>
public interface ILiftRequests
{
    /// <summary>What a request made under this key was answered with, or null; see <see cref="IWrites.RecallAsync"/>.</summary>
    Task<Result<LiftRequest>?> RecallAsync(WriteKey key, CancellationToken cancellation);

    /// <summary>
    /// Stores a request. Fails with <see cref="Reason.SessionNotFound"/>, <see cref="Reason.SessionClosed"/>,
    /// <see cref="Reason.AlreadyOffered"/> or <see cref="Reason.PermissionDenied"/>.
    /// </summary>
    Task<Result<LiftRequest>> CreateAsync(WriteKey key, Caller passenger, LiftNeeds needs, CancellationToken cancellation);

    /// <summary>A request that the caller reaches, or null.</summary>
    Task<LiftRequest?> FindAsync(Guid id, Caller caller, CancellationToken cancellation);

    /// <summary>A passenger's requests, newest first, from after the one named.</summary>
    Task<IReadOnlyList<LiftRequest>> PageAsync(string passenger, Guid? after, int size, CancellationToken cancellation);

    /// <summary>
    /// Changes what a passenger asks. Bookings are kept where the party still fits, in its place or another between those of the others; else they end,
    /// and a party that had a seat is found another. Fails with <see cref="Reason.LiftRequestNotFound"/>, for others' requests too,
    /// <see cref="Reason.EtagMismatch"/>, <see cref="Reason.LiftClosed"/> or <see cref="Reason.SessionFull"/> where the party has grown.
    /// </summary>
    Task<Result<LiftRequest>> UpdateAsync(WriteKey key, Caller passenger, Guid id, LiftNeeds needs, long version, CancellationToken cancellation);

    /// <summary>
    /// Cancels a request; one that is cancelled already stays as it is. Fails with <see cref="Reason.LiftRequestNotFound"/>, for others'
    /// requests too, or <see cref="Reason.EtagMismatch"/>.
    /// </summary>
    Task<Result<LiftRequest>> CancelAsync(WriteKey key, Caller passenger, Guid id, long? version, CancellationToken cancellation);
}
