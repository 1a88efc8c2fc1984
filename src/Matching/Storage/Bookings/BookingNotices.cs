using Matching.Bookings;
using Matching.Lifts;
using Matching.Outcomes;
using Matching.People;
using Npgsql;

namespace Matching.Storage.Bookings;

/// <summary>
/// Keeps what driver and passenger say to each other on the day. Who is late says so to everybody whom it makes wait; what says nothing new tells nobody. Who was not there is nobody beside whom somebody of 16 or 17 rides.
/// </summary>
internal sealed class BookingNotices(OnceWriter once, BookingEnder ender, Happenings happenings, TimeProvider clock)
{
    private static readonly string OfOffers = BookingRow.Statement("Bookings/of_offers.sql");
    private static readonly string Keep = Sql.Read("Bookings/notice.sql");
    private static readonly string Touch = Sql.Read("Bookings/touch.sql");
    private static readonly string NotThere = Sql.Read("Bookings/not_there.sql");

    /// <inheritdoc cref="IBookings.SayAsync"/>
    public Task<Result<BookingRow>> SayAsync(WriteKey key, Caller caller, Guid id, NoticeWish wish, CancellationToken cancellation) =>
        once.RunAsync(key, (connection, cancel) => SayAsync(connection, caller, id, wish, cancel), cancellation);

    private async Task<Result<BookingRow>> SayAsync(NpgsqlConnection connection, Caller caller, Guid id, NoticeWish wish, CancellationToken cancellation)
    {
        if (await BookingEnder.FindAsync(connection, id, cancellation) is not { } read)
        {
            return BookingFailures.NoBooking;
        }

        if (BookingFailures.Refusal(read, caller, null) is { } refused)
        {
            return refused;
        }

        await OfferStamp.LockAsync(connection, [read.OfferId], cancellation);
        var booking = (await BookingEnder.FindAsync(connection, id, cancellation))!;
        if (!NoticeRules.LegOf(booking, wish, clock.GetUtcNow()).TryGet(out var leg, out var failure))
        {
            return failure;
        }

        var by = booking.SideOf(caller.Subject)!.Value;
        foreach (var told in await ConcernedAsync(connection, booking, leg.Direction, wish.Kind, by, cancellation))
        {
            await SayAsync(connection, told, leg.Direction, wish, by, cancellation);
        }

        if (wish.Kind == NoticeKind.NoShow && booking.State == BookingState.Accepted)
        {
            // Whichever side says so, the passenger is not in the car: nobody of 16 or 17 rides on as if they were.
            await connection.RunAsync(NotThere, cancellation, id, EnumText<LegDirection>.Of(leg.Direction), clock.GetStorableNow());
            await ender.FreeLeftAloneAsync(connection, [booking.OfferId], cancellation);
        }

        return (await BookingEnder.FindRowAsync(connection, id, cancellation))!;
    }

    /// <summary>A driver who is late is late for all that ride on the leg.</summary>
    private static async Task<IReadOnlyList<Booking>> ConcernedAsync(
        NpgsqlConnection connection, Booking booking, LegDirection direction, NoticeKind kind, BookingSide by, CancellationToken cancellation)
    {
        if (kind != NoticeKind.Late || by != BookingSide.Driver)
        {
            return [booking];
        }

        await using var find = connection.Command(OfOffers, new[] { booking.OfferId });
        return [.. (await find.ReadAllAsync(BookingRow.Read, cancellation))
            .Select(row => row.Booking)
            .Where(one => one.State == BookingState.Accepted && one.Legs.Any(leg => leg.Direction == direction))];
    }

    private async Task SayAsync(NpgsqlConnection connection, Booking booking, LegDirection direction, NoticeWish wish, BookingSide by, CancellationToken cancellation)
    {
        var now = clock.GetStorableNow();
        var minutes = (int?)wish.Late?.TotalMinutes;
        var kind = EnumText<NoticeKind>.Of(wish.Kind);
        await using var keep = connection.Command(
            Keep, booking.Id, EnumText<LegDirection>.Of(direction), kind, EnumText<BookingSide>.Of(by), minutes, now,
            now - NoticeRules.Between, NoticeRules.MostTimes);
        if ((await keep.ReadAllAsync(row => row.GetGuid(0), cancellation)).Count > 0)
        {
            await connection.RunAsync(Touch, cancellation, booking.Id, now);
            await happenings.OfBookingAsync(connection, kind, booking, [by == BookingSide.Driver ? booking.Passenger : booking.Driver], cancellation);
        }
    }
}
