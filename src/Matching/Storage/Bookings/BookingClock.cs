using Matching.Bookings;
using Matching.People;
using Npgsql;

namespace Matching.Storage.Bookings;

/// <summary>
/// Ends what time ends: requested bookings that nobody answered, accepted ones whose journey is over. Every replica runs it; each booking is looked at
/// again under its offer's lock, so that one of them does it once.
/// </summary>
internal sealed partial class BookingClock(
    Database source, BookingEnder ender, Happenings happenings, BookingRules rules, TimeProvider clock, ILogger<BookingClock> logger)
    : RecurringWork(TimeSpan.FromSeconds(30), clock, logger)
{
    private const int Batch = 200;

    private static readonly string Expired = Sql.Read("Bookings/expired.sql");
    private static readonly string Over = Sql.Read("Bookings/over.sql");
    private static readonly string Complete = Sql.Read("Bookings/complete.sql");

    /// <summary>Ends all that is due now.</summary>
    public async Task RunOnceAsync(CancellationToken cancellation)
    {
        Reach.OverAll();
        await EachAsync(Expired, Clock.GetUtcNow(), ExpireAsync, cancellation);
        await EachAsync(Over, Clock.GetUtcNow() - rules.CompletedAfter, CompleteAsync, cancellation);
    }

    /// <inheritdoc />
    protected override string Purpose => "end what time ends";

    /// <inheritdoc />
    protected override Task WorkAsync(CancellationToken cancellation) => RunOnceAsync(cancellation);

    private async Task EachAsync(string due, DateTimeOffset instant, Func<NpgsqlConnection, Guid, Task> end, CancellationToken cancellation)
    {
        while (true)
        {
            await using var find = source.Command(due, instant, Batch);
            var ids = await find.ReadAllAsync(row => row.GetGuid(0), cancellation);
            var ended = 0;
            foreach (var id in ids)
            {
                ended += await EndAsync(id, end, cancellation) ? 1 : 0;
            }

            // Those that cannot be ended now stand first again; without them nothing moves on.
            if (ids.Count < Batch || ended == 0)
            {
                return;
            }
        }
    }

    /// <summary>Ends one; what goes wrong with it keeps none of the others waiting.</summary>
    private async Task<bool> EndAsync(Guid id, Func<NpgsqlConnection, Guid, Task> end, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellation);
            await using var transaction = await source.BeginAsync(connection, cancellation);
            await end(connection, id);
            await transaction.CommitAsync(CancellationToken.None);
            return true;
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            LogStuck(fault, id);
            return false;
        }
    }

    private async Task ExpireAsync(NpgsqlConnection connection, Guid id)
    {
        if (await HoldAsync(connection, id) is { State: BookingState.Requested } booking && !booking.AwaitsAnswer(Clock.GetUtcNow()))
        {
            await ender.EndAsync(connection, booking, BookingState.Expired, EndedBy.Time, CancellationToken.None);
        }
    }

    private async Task CompleteAsync(NpgsqlConnection connection, Guid id)
    {
        if (await HoldAsync(connection, id) is { State: BookingState.Accepted } booking)
        {
            await connection.RunAsync(Complete, CancellationToken.None, id, Clock.GetStorableNow());
            await happenings.OfBookingAsync(connection, "BOOKING_COMPLETED", booking, [booking.Driver, booking.Passenger], CancellationToken.None);
        }
    }

    /// <summary>The booking as it stands once its offer, and that of its pair, is held.</summary>
    private static async Task<Booking?> HoldAsync(NpgsqlConnection connection, Guid id)
    {
        var read = await BookingEnder.FindAsync(connection, id, CancellationToken.None);
        var partner = read?.PairId is { } other ? await BookingEnder.FindAsync(connection, other, CancellationToken.None) : null;
        if (read is null)
        {
            return null;
        }

        await OfferStamp.LockAsync(connection, partner is null ? [read.OfferId] : [read.OfferId, partner.OfferId], CancellationToken.None);
        return await BookingEnder.FindAsync(connection, id, CancellationToken.None);
    }

    [LoggerMessage(EventId = 2302, Level = LogLevel.Warning, Message = "Could not end booking {Booking}, whose time is up; trying again")]
    private partial void LogStuck(Exception fault, Guid booking);
}
