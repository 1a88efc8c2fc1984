using Matching.Outcomes;
using Matching.People;

namespace Matching.Plans.Availabilities;

/// <summary>Keeps who would go anywhere.</summary>
public interface IAvailabilities
{
    /// <summary>What a call made before left; null where there was none.</summary>
    Task<Result<Availability>?> RecallAsync(WriteKey key, CancellationToken cancellation);

    /// <summary>Notes it. Fails with <see cref="Reason.AlreadyOffered"/> where they have said so of a part of that time, and with <see cref="Reason.RateLimited"/> where they have said so too often.</summary>
    Task<Result<Availability>> CreateAsync(WriteKey key, Availability said, CancellationToken cancellation);

    /// <summary>At most <paramref name="limit"/> open ones of a person that are not over, those after <paramref name="after"/>.</summary>
    Task<IReadOnlyList<Availability>> ListAsync(string subject, Guid? after, int limit, CancellationToken cancellation);

    /// <summary>Takes it back: no plan sends them any more. Places that they were asked for, or have taken, stay. Fails with <see cref="Reason.AvailabilityNotFound"/>.</summary>
    Task<Result<Availability>> CancelAsync(WriteKey key, Caller caller, Guid id, CancellationToken cancellation);
}
