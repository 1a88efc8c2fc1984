using Matching.Outcomes;
using Matching.People;

namespace Matching.Bookings.Watching;

/// <summary>
/// What happened to offers. Whom an event is shown to is decided when it is read: the driver and the campaign's organisers see all; whoever has a booking sees what
/// happens to their own, and, while one of them lives or was travelled, what happens to the offer as a whole.
/// </summary>
public interface IOfferEvents
{
    /// <summary>Rings whenever something may have happened to the offer, from now until it is disposed. To be taken before the first look, so that nothing falls between.</summary>
    OfferBell Listen(Guid offer);

    /// <summary>
    /// The offer and its live bookings at one moment, and the number of the last event before it. Fails with <see cref="Reason.LiftOfferNotFound"/>, or
    /// <see cref="Reason.PermissionDenied"/> for whoever never had a booking with it.
    /// </summary>
    Task<Result<OfferEvent>> LookAsync(Guid offer, Caller reader, CancellationToken cancellation);

    /// <summary>The events after a number; null where those that follow it are no longer kept, or the number was never given. Fails as <see cref="LookAsync"/> does.</summary>
    Task<Result<OfferPage?>> AfterAsync(Guid offer, Caller reader, long number, CancellationToken cancellation);
}
