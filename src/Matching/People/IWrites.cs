using Matching.Outcomes;

namespace Matching.People;

/// <summary>Recalls writes that were made before under the same request id.</summary>
public interface IWrites
{
    /// <summary>
    /// What the write of this key answered, or null where there was none. Asked first, so that a call that is sent again is answered as it was even where
    /// it would no longer be allowed. Fails with <see cref="Reason.RequestIdReused"/> where the earlier write had other content.
    /// </summary>
    /// <typeparam name="T">The domain record that the write answers.</typeparam>
    Task<Result<T>?> RecallAsync<T>(WriteKey key, CancellationToken cancellation)
        where T : class;
}
