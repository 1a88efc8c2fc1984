using Matching.Outcomes;
using Matching.People;

namespace Matching.Bookings;

/// <summary>
/// Keeps bookings. To anybody but driver, passenger and the campaign's organisers a booking does not exist: each method answers
/// <see cref="Reason.BookingNotFound"/> to others.
/// </summary>
public interface IBookings
{
    /// <summary>
    /// Asks for seats, for one car or a pair of two; where every yes is given ahead they are held at once. Fails with
    /// <see cref="Reason.LiftRequestNotFound"/>, <see cref="Reason.LiftOfferNotFound"/>, <see cref="Reason.LiftClosed"/> where the offer, the request or the session is over,
    /// <see cref="Reason.NoLongerFits"/>, <see cref="Reason.AlreadyBooked"/>, <see cref="Reason.TooManyBookings"/>, or <see cref="Reason.SessionFull"/>.
    /// </summary>
    /// <returns>One booking, or the two of a pair, outward first.</returns>
    Task<Result<IReadOnlyList<Booking>>> CreateAsync(WriteKey key, Caller caller, BookingWish wish, CancellationToken cancellation);

    /// <summary>The booking, or null.</summary>
    Task<Booking?> FindAsync(Guid id, Caller caller, CancellationToken cancellation);

    /// <summary>Bookings that the caller drives or rides in, or, for an organiser, those to a session; newest first.</summary>
    Task<IReadOnlyList<Booking>> PageAsync(Caller caller, BookingQuery query, Guid? after, int size, CancellationToken cancellation);

    /// <summary>
    /// Gives the caller's yes. The last one accepts, if the party still fits, and cancels the bookings that the request no longer needs. Fails with
    /// <see cref="Reason.BookingClosed"/>, <see cref="Reason.NoLongerFits"/>, <see cref="Reason.AlreadyBooked"/>, <see cref="Reason.SessionFull"/>,
    /// <see cref="Reason.EtagMismatch"/>, or <see cref="Reason.PermissionDenied"/> for an organiser.
    /// </summary>
    Task<Result<Booking>> AcceptAsync(WriteKey key, Caller caller, Guid id, long? version, CancellationToken cancellation);

    /// <summary>Says no to a requested booking. Fails with <see cref="Reason.BookingClosed"/>, <see cref="Reason.EtagMismatch"/> or <see cref="Reason.PermissionDenied"/>.</summary>
    Task<Result<Booking>> DeclineAsync(WriteKey key, Caller caller, Guid id, long? version, CancellationToken cancellation);

    /// <summary>
    /// Calls a live booking off; its seats are free at once. A passenger whose driver calls off an accepted one is found another. Fails with
    /// <see cref="Reason.BookingClosed"/>, <see cref="Reason.EtagMismatch"/> or <see cref="Reason.PermissionDenied"/>.
    /// </summary>
    Task<Result<Booking>> CancelAsync(WriteKey key, Caller caller, Guid id, long? version, CancellationToken cancellation);

    /// <summary>
    /// Says to the other side that the caller is late, or that the other was not there; a driver's lateness is said to every passenger of the leg. What was
    /// said already has no second effect. Fails as <see cref="NoticeRules.LegOf"/> says, or with <see cref="Reason.PermissionDenied"/> for an organiser.
    /// </summary>
    Task<Result<Booking>> SayAsync(WriteKey key, Caller caller, Guid id, NoticeWish wish, CancellationToken cancellation);
}
