using Matching.Bookings;
using Matching.Lifts;
using Matching.Outcomes;
using Matching.Storage.Lifts;
using Matching.Storage.Sessions;
using Npgsql;
using Rows = Matching.People.Reach;

namespace Matching.Storage.Bookings;

/// <summary>
/// Finds new lifts for those who lost theirs, best first over all who wait: whoever is cheapest to carry is booked first, and whoever finds a seat gone
/// takes the next best. Any number of replicas may do so at once.
/// </summary>
internal sealed partial class Rematcher(
    Database source,
    RematchList list,
    LiftFinder finder,
    BookingMaker maker,
    Happenings happenings,
    IOriginVault vault,
    TimeProvider clock,
    ILogger<Rematcher> logger)
{
    private const int MostMatches = 50;

    /// <summary>No step, however slow the engine or the database, takes longer.</summary>
    private static readonly TimeSpan StepDeadline = TimeSpan.FromSeconds(20);

    private static readonly string Request = RequestRow.Statement("Lifts/request_get.sql");
    private static readonly string Session = SessionRow.Statement("Sessions/get.sql");
    private static readonly string OfRequest = BookingRow.Statement("Bookings/of_request.sql");
    private static readonly string Refused = Sql.Read("Bookings/rematch_refused.sql");

    /// <summary>Does all that is due now; returns how many people were looked at.</summary>
    public async Task<int> RunOnceAsync(CancellationToken cancellation)
    {
        Rows.OverAll();
        var all = 0;
        while (true)
        {
            var since = clock.GetUtcNow();
            var taken = await list.TakeAsync(cancellation);
            var held = taken;
            var waiting = new List<Waiting>();
            foreach (var row in taken)
            {
                await KeepAsync();
                if (!held.Contains(row))
                {
                    continue;
                }

                var done = true;
                await StepAsync(row, async cancel =>
                {
                    if (await LookAsync(row, cancel) is { } found)
                    {
                        waiting.Add(found);
                        done = false;
                    }
                }, cancellation);
                held = done ? [.. held.Where(one => one != row)] : held;
            }

            while (waiting.MinBy(one => (one.Cost, one.Row.FreedAt, one.Row.RequestId)) is { } best)
            {
                var done = true;
                await StepAsync(best.Row, async cancel => done = await BookAsync(best, cancel), cancellation);
                held = done ? [.. held.Where(one => one != best.Row)] : held;
                await KeepAsync();
                waiting.RemoveAll(one => !held.Contains(one.Row));
            }

            all += taken.Count;
            if (taken.Count < RematchList.Batch)
            {
                return all;
            }

            // With a slow engine a hundred people take longer than the lease of one.
            async Task KeepAsync() => (held, since) = await list.RenewAsync(held, since, cancellation);
        }
    }

    /// <summary>Runs one step; whatever goes wrong with one person is tried again later and keeps nobody else waiting.</summary>
    private async Task StepAsync(FreedRow row, Func<CancellationToken, Task> step, CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(StepDeadline, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
        try
        {
            await step(either.Token);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            LogFailed(fault, row.RequestId);
            await list.PutOffAsync(row, cancellation);
        }
    }

    /// <summary>What could be booked for somebody; null where nothing is to be, since they no longer go or have found a lift themselves.</summary>
    private async Task<Waiting?> LookAsync(FreedRow row, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var find = connection.Command(Request, row.RequestId);
        var request = (await find.ReadOneAsync(RequestRow.Read, cancellation))!.Open(vault);
        await using var meets = connection.Command(Session, request.Needs.SessionId);
        var session = (await meets.ReadOneAsync(SessionRow.Read, cancellation))!;
        await using var of = connection.Command(OfRequest, row.RequestId);
        var live = await of.ReadAllAsync(BookingRow.Read, cancellation);
        await using var refused = connection.Command(Refused, row.RequestId);
        var not = (await refused.ReadAllAsync(one => one.GetGuid(0), cancellation)).Concat(live.Select(one => one.Booking.OfferId)).ToHashSet();
        await connection.CloseAsync();

        var legs = live.Where(one => one.Booking.State == BookingState.Accepted).Aggregate(row.Legs, (left, one) => left & ~one.Booking.Directions);
        if (session.StartsAt <= clock.GetUtcNow())
        {
            // Whoever is there wants the way home alone.
            legs &= ~Legs.Outward;
        }

        if (legs == Legs.None || request.Cancelled || session.Cancelled || session.Remote)
        {
            await list.GiveUpAsync(row, null, cancellation);
            return null;
        }

        var wish = request.WishFor(session) with { Legs = legs, NotIn = not };
        var matches = session.IsClosed(clock.GetUtcNow()) ? [] : (await finder.FindAsync(wish, MostMatches, cancellation)).Matches;
        return new Waiting(row, request, new Queue<RematchOption>(RematchOption.Of(request.Id, legs, matches)));
    }

    /// <summary>Books the best that is left; true where this person is done with.</summary>
    private async Task<bool> BookAsync(Waiting person, CancellationToken cancellation)
    {
        if (!person.Options.TryDequeue(out var option))
        {
            await list.GiveUpAsync(person.Row, person.Request, cancellation);
            return true;
        }

        var made = await maker.RematchAsync(option.Wish, (connection, rows, cancel) => SettleAsync(connection, person, rows, cancel), cancellation);
        switch (made.Failure)
        {
            case null:
                return true;
            case { } gone when gone == BookingFailures.Taken:
                return true;
            case { Reason: Reason.TooManyBookings or Reason.Unavailable or Reason.AlreadyBooked }:
                // They have asked five drivers already, have found a lift by themselves, or the car is being changed by many: looked at anew later.
                await list.PutOffAsync(person.Row, cancellation);
                return true;
            default:
                return false;
        }
    }

    private async Task<Failure?> SettleAsync(NpgsqlConnection connection, Waiting person, IReadOnlyList<BookingRow> rows, CancellationToken cancellation)
    {
        if (!await RematchList.SettleAsync(connection, person.Row, cancellation))
        {
            return BookingFailures.Taken;
        }

        await happenings.TellAsync(connection, "REMATCHED", rows[0].Booking, [rows[0].Booking.Passenger], cancellation);
        return null;
    }

    [LoggerMessage(EventId = 2311, Level = LogLevel.Warning, Message = "Could not find a new lift for request {Request}; trying again later")]
    private partial void LogFailed(Exception fault, Guid request);

    /// <summary>Somebody with what could be booked for them, best first.</summary>
    private sealed record Waiting(FreedRow Row, LiftRequest Request, Queue<RematchOption> Options)
    {
        /// <summary>Cost of the best that is left; those for whom there is nothing come last.</summary>
        public double Cost => Options.TryPeek(out var option) ? option.CostMinutes : double.PositiveInfinity;
    }
}
