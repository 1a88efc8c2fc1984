using Matching.Outcomes;
using Matching.People;

namespace Matching.Lifts.Recurring;

/// <summary>Keeps recurring offers. To anybody but the driver a series does not exist, and every write fails with <see cref="Reason.LiftSeriesNotFound"/>.</summary>
public interface ILiftSeries
{
    /// <summary>What a write under this key was answered with, or null; see <see cref="IWrites.RecallAsync"/>.</summary>
    Task<Result<LiftSeries>?> RecallAsync(WriteKey key, CancellationToken cancellation);

    /// <summary>Stores a series with its occurrences of the coming weeks; they are offered afterwards. Fails with <see cref="Reason.RateLimited"/> where the driver has as many as one may.</summary>
    /// <param name="key">What makes two writes the same.</param>
    /// <param name="series">The series; its id, version and times are given here.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    Task<Result<LiftSeries>> CreateAsync(WriteKey key, LiftSeries series, CancellationToken cancellation);

    /// <summary>A series that the caller reaches, or null.</summary>
    Task<LiftSeries?> FindAsync(Guid id, Caller caller, CancellationToken cancellation);

    /// <summary>A driver's series, newest first, from after the one named.</summary>
    Task<IReadOnlyList<LiftSeries>> PageAsync(string driver, Guid? after, int size, CancellationToken cancellation);

    /// <summary>
    /// Changes a series. Occurrences without bookings follow; those with a live booking, and those changed by themselves, stay as they are. Fails with
    /// <see cref="Reason.EtagMismatch"/> or <see cref="Reason.LiftClosed"/>.
    /// </summary>
    Task<Result<LiftSeries>> UpdateAsync(WriteKey key, Caller caller, LiftSeries changed, long version, CancellationToken cancellation);

    /// <summary>
    /// Cancels a series with its occurrences that have no live booking; one that is cancelled already can so lose those that stayed. Fails with
    /// <see cref="Reason.EtagMismatch"/>.
    /// </summary>
    /// <param name="key">What makes two writes the same.</param>
    /// <param name="caller">Who cancels.</param>
    /// <param name="id">The series.</param>
    /// <param name="version">The version it must have; any where null.</param>
    /// <param name="booked">True to cancel those with live bookings too; whoever had a seat is found another.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    Task<Result<LiftSeries>> CancelAsync(WriteKey key, Caller caller, Guid id, long? version, bool booked, CancellationToken cancellation);

    /// <summary>
    /// Changes one occurrence as it was read, or brings a skipped one back. Fails with <see cref="Reason.OccurrenceNotFound"/>, <see cref="Reason.OccurrenceBooked"/>,
    /// <see cref="Reason.LiftClosed"/>, or <see cref="Reason.EtagMismatch"/> where the series has changed since <paramref name="version"/>, or
    /// the occurrence since it was read.
    /// </summary>
    Task<Result<LiftSeries>> ChangeAsync(WriteKey key, Caller caller, Guid id, LiftOccurrence seen, SeriesTerms own, long version, CancellationToken cancellation);

    /// <summary>Leaves one occurrence out; whoever had a seat is found another. Fails with <see cref="Reason.OccurrenceNotFound"/> or <see cref="Reason.LiftClosed"/>.</summary>
    Task<Result<LiftSeries>> SkipAsync(WriteKey key, Caller caller, Guid id, DateOnly date, CancellationToken cancellation);
}
