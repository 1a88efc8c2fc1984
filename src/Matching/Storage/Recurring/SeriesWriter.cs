using Matching.Lifts;
using Matching.Lifts.Recurring;
using Matching.Outcomes;
using Matching.Sessions;
using Npgsql;

namespace Matching.Storage.Recurring;

/// <summary>Writes series and makes their occurrences, inside a transaction of the caller. Every replica is told at the commit that there is something to look at.</summary>
internal sealed class SeriesWriter(SeriesReader reader, IOriginVault vault, TimeProvider clock)
{
    /// <summary>Each makes an offer a day at most, and every change of it makes all of them anew; nobody drives to so many seats.</summary>
    private const int MostRunning = 20;

    private static readonly Failure TooMany = new(Reason.RateLimited, $"You have {MostRunning} series that still run; cancel one first.");

    private static readonly string Turn = Sql.Read("Recurring/turn.sql");
    private static readonly string Running = Sql.Read("Recurring/running.sql");
    private static readonly string Insert = Sql.Read("Recurring/insert.sql");
    private static readonly string Update = Sql.Read("Recurring/update.sql");
    private static readonly string Put = Sql.Read("Recurring/occurrences_put.sql");
    private static readonly string Extend = Sql.Read("Recurring/extend.sql");
    private static readonly string Notify = Sql.Read("Recurring/notify.sql");

    /// <summary>Stores a new series with its occurrences of the coming weeks; fails with <see cref="Reason.RateLimited"/>.</summary>
    public async Task<Result<SeriesRow>> CreateAsync(NpgsqlConnection connection, LiftSeries draft, CancellationToken cancellation)
    {
        var now = clock.GetStorableNow();
        var series = draft with { Id = Guid.CreateVersion7(now), CreatedAt = now, UpdatedAt = now };
        var horizon = SeriesCalendar.Horizon(now);
        await connection.RunAsync(Turn, cancellation, series.Driver);
        await using var running = connection.Command(Running, series.Driver, SeriesCalendar.DateOf(now));
        if (await running.ExecuteScalarAsync(cancellation) is long others && others >= MostRunning)
        {
            return TooMany;
        }

        await connection.RunAsync(
            Insert, cancellation, series.Id, series.Campaign, series.BoundarySet, series.Seat, EnumText<SessionKind>.Of(series.Kinds), series.Driver, series.DriverName,
            series.Rule, series.Start, series.End, SeriesRow.SealTerms(vault, series.Id, series.Terms), horizon, now);
        await PutAsync(connection, series, Coming(series, now, horizon), cancellation);
        return (await reader.FindAsync(connection, series.Id, cancellation))!;
    }

    /// <summary>Changes what the driver says of a series that is held, and makes its occurrences of the coming weeks follow.</summary>
    public async Task UpdateAsync(NpgsqlConnection connection, LiftSeries series, CancellationToken cancellation)
    {
        var now = clock.GetStorableNow();
        var horizon = SeriesCalendar.Horizon(now);
        await connection.RunAsync(
            Update, cancellation, series.Id, series.Seat, EnumText<SessionKind>.Of(series.Kinds), series.Rule, series.Start, series.End,
            SeriesRow.SealTerms(vault, series.Id, series.Terms), horizon, now);
        await PutAsync(connection, series, Coming(series, now, horizon), cancellation);
    }

    /// <summary>Makes those occurrences of a series that is held which have come within eight weeks.</summary>
    public async Task ExtendAsync(NpgsqlConnection connection, LiftSeries series, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var horizon = SeriesCalendar.Horizon(now);
        var there = series.Occurrences.Select(occurrence => occurrence.Times.Date).ToHashSet();
        await PutAsync(connection, series, Coming(series, now, horizon).Where(times => !there.Contains(times.Date)), cancellation);
        await connection.RunAsync(Extend, cancellation, series.Id, horizon);
    }

    /// <summary>Makes occurrences of a series; those that are there follow it.</summary>
    public async Task PutAsync(NpgsqlConnection connection, LiftSeries series, IEnumerable<OccurrenceTimes> dates, CancellationToken cancellation)
    {
        var all = dates.ToList();
        await connection.RunAsync(
            Put, cancellation, series.Id, all.Select(times => times.Date).ToArray(), all.Select(times => times.LeavesAt).ToArray(),
            all.Select(times => times.HomeAt).ToArray(), series.Version, clock.GetStorableNow());
        await connection.RunAsync(Notify, cancellation);
    }

    private static IEnumerable<OccurrenceTimes> Coming(LiftSeries series, DateTimeOffset now, DateOnly horizon) =>
        series.Dates().TakeWhile(times => times.Date <= horizon).Where(times => times.LeavesAt > now);
}
