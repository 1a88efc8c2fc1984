using Matching.Lifts;
using Matching.Lifts.Recurring;
using Matching.Outcomes;
using Matching.People;
using Npgsql;

namespace Matching.Storage.Recurring;

/// <summary>
/// Changes series, inside a transaction of the caller that takes the series' lock before any other. What has begun is never touched.
/// </summary>
internal sealed class SeriesChanger(SeriesReader reader, SeriesWriter writer, OccurrenceEnder ender, IOriginVault vault, TimeProvider clock)
{
    private static readonly string Cancel = Sql.Read("Recurring/cancel.sql");
    private static readonly string Changed = Sql.Read("Recurring/occurrence_changed.sql");
    private static readonly string Notify = Sql.Read("Recurring/notify.sql");

    private static readonly Failure NoSeries = new(Reason.LiftSeriesNotFound, "You have no such series.");
    private static readonly Failure NoDate = new(Reason.OccurrenceNotFound, "The series has no such date to come.");
    private static readonly Failure Stale = new(Reason.EtagMismatch, "The series has changed; read it again.");
    private static readonly Failure StaleDate = new(Reason.EtagMismatch, "The date has changed; read it again.");
    private static readonly Failure Over = new(Reason.LiftClosed, "The series is cancelled.");
    private static readonly Failure Booked = new(Reason.OccurrenceBooked, "Somebody has asked for a seat on this date, or has one; change its offer, or skip the date.");

    /// <inheritdoc cref="ILiftSeries.UpdateAsync"/>
    public async Task<Result<SeriesRow>> UpdateAsync(NpgsqlConnection connection, Caller caller, LiftSeries changed, long version, CancellationToken cancellation)
    {
        var held = await HoldAsync(connection, changed.Id, caller, version, cancellation);
        if (!held.TryGet(out var row, out var failure))
        {
            return failure;
        }

        var (next, now) = (changed with { Version = row.Series.Version + 1 }, clock.GetUtcNow());
        var dates = next.Dates().Where(times => times.LeavesAt > now).Select(times => times.Date).ToHashSet();
        foreach (var one in (await ComingAsync(connection, row, Leaves, cancellation)).Where(one => one.Follows))
        {
            await (!dates.Contains(one.Occurrence.Times.Date) ? ender.RemoveAsync(connection, row.Driver(), one, cancellation)
                : one.Occurrence.State != OccurrenceState.Skipped ? ender.WaitAsync(connection, row.Driver(), one, Shrinks(one, next.Terms), cancellation)
                : Task.CompletedTask);
        }

        await writer.UpdateAsync(connection, next, cancellation);
        return (await reader.FindAsync(connection, changed.Id, cancellation))!;
    }

    /// <inheritdoc cref="ILiftSeries.CancelAsync"/>
    public async Task<Result<SeriesRow>> CancelAsync(
        NpgsqlConnection connection, Caller caller, Guid id, long? version, bool booked, CancellationToken cancellation)
    {
        if (await reader.HoldAsync(connection, id, cancellation) is not { } row || !caller.Reaches(row.Series.Whose()))
        {
            return NoSeries;
        }

        if (version is { } expected && expected != row.Series.Version)
        {
            return Stale;
        }

        foreach (var one in (await ComingAsync(connection, row, Begins, cancellation)).Where(one => booked || !one.Occurrence.Booked))
        {
            await ender.RemoveAsync(connection, row.Driver(), one, cancellation);
        }

        await connection.RunAsync(Cancel, cancellation, id, clock.GetStorableNow());
        return (await reader.FindAsync(connection, id, cancellation))!;
    }

    /// <inheritdoc cref="ILiftSeries.ChangeAsync"/>
    public async Task<Result<SeriesRow>> ChangeAsync(
        NpgsqlConnection connection, Caller caller, Guid id, LiftOccurrence seen, SeriesTerms own, long version, CancellationToken cancellation)
    {
        var date = seen.Times.Date;
        var found = await OneAsync(connection, caller, id, date, version, Leaves, cancellation);
        if (!found.TryGet(out var at, out var failure))
        {
            return failure;
        }

        if (at.One.Occurrence.Writes != seen.Writes)
        {
            return StaleDate;
        }

        if (at.One.Occurrence.Booked)
        {
            return Booked;
        }

        await ender.WaitAsync(connection, at.Driver, at.One, Shrinks(at.One, own), cancellation);
        await connection.RunAsync(
            Changed, cancellation, id, date, SeriesRow.SealTerms(vault, id, own), SeriesCalendar.InstantOf(date, own.EarliestDeparture),
            SeriesCalendar.InstantOf(date, own.LatestReturn), version, clock.GetStorableNow());
        await connection.RunAsync(Notify, cancellation);
        return (await reader.FindAsync(connection, id, cancellation))!;
    }

    /// <inheritdoc cref="ILiftSeries.SkipAsync"/>
    public async Task<Result<SeriesRow>> SkipAsync(NpgsqlConnection connection, Caller caller, Guid id, DateOnly date, CancellationToken cancellation)
    {
        var found = await OneAsync(connection, caller, id, date, null, Begins, cancellation);
        if (!found.TryGet(out var at, out var failure))
        {
            return failure;
        }

        await ender.SkipAsync(connection, at.Driver, at.One, cancellation);
        return (await reader.FindAsync(connection, id, cancellation))!;
    }

    /// <summary>A place that is smaller than before, or of which nobody knows how large it was, is given up whole and taken anew.</summary>
    private static bool Shrinks(OccurrenceRow one, SeriesTerms next) => one.Occurrence.Offer is not { } offer || next.Lift.Company < offer.Company;

    /// <summary>One date to come, under all locks; made where it lies behind the coming weeks.</summary>
    private async Task<Result<Date>> OneAsync(
        NpgsqlConnection connection, Caller caller, Guid id, DateOnly date, long? version, Func<OccurrenceRow, DateTimeOffset> begins, CancellationToken cancellation)
    {
        var held = await HoldAsync(connection, id, caller, version, cancellation);
        if (!held.TryGet(out var row, out var failure))
        {
            return failure;
        }

        var now = clock.GetUtcNow();
        if (row.Rows.All(one => one.Occurrence.Times.Date != date))
        {
            var series = row.Open(vault);
            if (series.Dates().FirstOrDefault(times => times.Date == date && times.LeavesAt > now) is not { } times)
            {
                return NoDate;
            }

            await writer.PutAsync(connection, series, [times], cancellation);
            row = (await reader.FindAsync(connection, id, cancellation))!;
        }

        return (await ComingAsync(connection, row, begins, cancellation)).FirstOrDefault(one => one.Occurrence.Times.Date == date) is { } found
            ? new Date(row.Driver(), found)
            : NoDate;
    }

    /// <summary>What is changed must be whole: it has begun when the driver may leave.</summary>
    private static DateTimeOffset Leaves(OccurrenceRow one) => one.Occurrence.Times.LeavesAt;

    /// <summary>What is given up has begun only with its session: who cannot drive may know it since this morning.</summary>
    private static DateTimeOffset Begins(OccurrenceRow one) => one.Begins;

    private async Task<Result<SeriesRow>> HoldAsync(NpgsqlConnection connection, Guid id, Caller caller, long? version, CancellationToken cancellation) =>
        await reader.HoldAsync(connection, id, cancellation) is not { } row || !caller.Reaches(row.Series.Whose()) ? NoSeries
        : version is { } expected && expected != row.Series.Version ? Stale
        : row.Series.Cancelled ? Over
        : row;

    /// <summary>The occurrences that have not begun, as they stand once their sessions and offers are held.</summary>
    private async Task<IReadOnlyList<OccurrenceRow>> ComingAsync(
        NpgsqlConnection connection, SeriesRow row, Func<OccurrenceRow, DateTimeOffset> begins, CancellationToken cancellation)
    {
        await OccurrenceEnder.HoldAsync(connection, row.Rows, cancellation);
        var now = clock.GetUtcNow();
        return [.. (await reader.FindAsync(connection, row.Series.Id, cancellation))!.Rows.Where(one => begins(one) > now)];
    }

    /// <summary>A date of a series, and who drives on it.</summary>
    private sealed record Date(Caller Driver, OccurrenceRow One);
}
