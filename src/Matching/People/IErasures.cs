using Matching.Outcomes;

namespace Matching.People;

/// <summary>Forgets people.</summary>
public interface IErasures
{
    /// <summary>
    /// Ends all that the caller takes part in, as if they had called it off, and removes all that tells who they were; others keep their bookings with somebody whose name is gone.
    /// Their tokens are good for nothing from then on. Fails with <see cref="Reason.EtagMismatch"/> where a version is named that the person has no more.
    /// </summary>
    Task<Result<Erasure>> EraseAsync(WriteKey key, Caller caller, long? version, CancellationToken cancellation);
}
