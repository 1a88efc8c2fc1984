using Matching.Outcomes;

namespace Matching.People.Reports;

/// <summary>Keeps what people tell the organisers of others.</summary>
public interface IReports
{
    /// <summary>
    /// Keeps a report; one of the same person by the same thing that is open stands. Fails with <see cref="Reason.BookingNotFound"/>, <see cref="Reason.LiftOfferNotFound"/>,
    /// <see cref="Reason.LiftRequestNotFound"/>, <see cref="Reason.SessionNotFound"/>, <see cref="Reason.PermissionDenied"/> in another campaign, <see cref="Reason.RateLimited"/>, or
    /// <see cref="Reason.InvalidField"/> where it is the caller.
    /// </summary>
    Task<Result<Report>> ReportAsync(WriteKey key, Caller caller, ReportTarget target, string words, CancellationToken cancellation);

    /// <summary>What the reader may see of the queue, open reports first, then by age, from after the one named; none of the reader themselves.</summary>
    Task<IReadOnlyList<ToldReport>> PageAsync(Caller reader, (bool Resolved, Guid Id)? after, int size, CancellationToken cancellation);

    /// <summary>
    /// Says what came of a report, in place of what was said before. Whoever is barred is taken out of all that they had coming up. Fails with <see cref="Reason.ReportNotFound"/>, and with
    /// <see cref="Reason.PermissionDenied"/> where who may not bar, or whom nobody may, is to be barred.
    /// </summary>
    Task<Result<Report>> ResolveAsync(WriteKey key, Caller caller, Guid id, ReportOutcome outcome, CancellationToken cancellation);
}
