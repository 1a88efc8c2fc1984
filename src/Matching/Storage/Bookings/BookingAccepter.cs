using Matching.Bookings;
using Matching.Lifts;
using Matching.Outcomes;
using Matching.People;
using Matching.Storage.Sessions;
using Npgsql;

namespace Matching.Storage.Bookings;

/// <summary>
/// A driver's or passenger's yes. The last yes plans the seats with nothing locked, then holds all they rest on, and begins again where something has
/// changed.
/// </summary>
internal sealed class BookingAccepter(
    Database source,
    OnceWriter once,
    BookingCases cases,
    BookingPlanner planner,
    BookingWriter writer,
    BookingEnder ender,
    SignUpWriter signUps,
    Happenings happenings,
    IOriginVault vault,
    TimeProvider clock)
{
    private static readonly string SayYes = Sql.Read("Bookings/say_yes.sql");

    /// <inheritdoc cref="IBookings.AcceptAsync"/>
    public Task<Result<BookingRow>> AcceptAsync(WriteKey key, Caller caller, Guid id, long? version, CancellationToken cancellation) =>
        BookingFailures.OfGuardsAsync(once.RunPlannedAsync<Answer, BookingRow>(
            key,
            cancel => PlanAsync(caller, id, version, cancel),
            (connection, answer, cancel) => AcceptAsync(connection, caller, answer, cancel),
            cancellation));

    private async Task<Result<Answer>> PlanAsync(Caller caller, Guid id, long? version, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var moment = await source.BeginAsync(connection, cancellation);
        if (await BookingEnder.FindRowAsync(connection, id, cancellation) is not { } row)
        {
            return BookingFailures.NoBooking;
        }

        if (BookingFailures.Refusal(row.Booking, caller, version) is { } refused)
        {
            return refused;
        }

        if (row.Booking.State == BookingState.Accepted)
        {
            return new Answer(row, null, null!, []);
        }

        if (!row.Booking.AwaitsAnswer(clock.GetUtcNow()))
        {
            return BookingFailures.Ended;
        }

        var partner = row.Booking.PairId is { } other ? await BookingEnder.FindRowAsync(connection, other, cancellation) : null;
        var rows = partner is null ? [row] : new[] { row, partner };
        var read = await cases.ReadAsync(connection, row.Booking.RequestId, [.. rows.Select(one => one.Booking.OfferId)], (_, _) => true, cancellation);
        await connection.CloseAsync();
        if (!read.TryGet(out var found, out var failure))
        {
            return failure;
        }

        if (found.IsOver(clock.GetUtcNow()))
        {
            return BookingFailures.Over;
        }

        return IsLast(row.Booking, partner?.Booking, caller)
            ? await PlanSeatsAsync(row, partner, found, rows, cancellation)
            : new Answer(row, partner, found, []);
    }

    private async Task<Result<Answer>> PlanSeatsAsync(BookingRow row, BookingRow? partner, BookingCase found, BookingRow[] rows, CancellationToken cancellation)
    {
        var plans = new List<SeatPlan>(2);
        for (var at = 0; at < rows.Length; at++)
        {
            var booking = rows[at].Open(vault);
            var plan = await planner.PlanAsync(
                booking.Id, found.Cars[at], found.Request, found.Session, booking.Directions, BoardingChoice.AsBooked(booking.Legs), cancellation);
            if (plan is null)
            {
                return BookingFailures.NoFit;
            }

            plans.Add(plan);
        }

        return new Answer(row, partner, found, plans);
    }

    private async Task<Result<BookingRow>> AcceptAsync(NpgsqlConnection connection, Caller caller, Answer answer, CancellationToken cancellation)
    {
        if (answer.Row.Booking.State == BookingState.Accepted)
        {
            return answer.Row;
        }

        if (await BookingCases.HoldAsync(connection, answer.Case, cancellation) is not { } live || !answer.StandsIn(live))
        {
            return PlannedWrites.Stale;
        }

        var booking = answer.Row.Booking;
        if (answer.Plans.Count == 0)
        {
            var waits = booking.Awaits == Awaits.Both || (booking.Awaits == Awaits.Driver ? booking.Driver : booking.Passenger) == caller.Subject;
            if (!waits || booking.Awaits == Awaits.OtherCar)
            {
                // This yes was given before.
                return answer.Row;
            }

            await connection.RunAsync(SayYes, cancellation, booking.Id, booking.Driver == caller.Subject, booking.Passenger == caller.Subject, clock.GetStorableNow());
            await happenings.OfBookingAsync(
                connection, "BOOKING_CHANGED", booking, [booking.Driver == caller.Subject ? booking.Passenger : booking.Driver], cancellation);
            return (await BookingEnder.FindRowAsync(connection, booking.Id, cancellation))!;
        }

        var rivals = new Rivals(live, answer.Plans);
        if (rivals.HaveSeat)
        {
            return BookingFailures.Booked;
        }

        var passenger = Caller.InNameOf(booking.Passenger, booking.PassengerName, booking.Campaign);
        if ((await signUps.EnsureAsync(connection, booking.SessionId, passenger, booking.People, cancellation)).Failure is { } full)
        {
            return full;
        }

        foreach (var plan in answer.Plans)
        {
            await writer.AcceptAsync(connection, plan, cancellation);
            var accepted = (await BookingEnder.FindAsync(connection, plan.Booking, cancellation))!;
            await happenings.OfBookingAsync(connection, "BOOKING_ACCEPTED", accepted, [accepted.Driver, accepted.Passenger], cancellation);
        }

        await ender.CancelEachAsync(connection, rivals.Falling, _ => EndedBy.Rival, cancellation);
        return (await BookingEnder.FindRowAsync(connection, booking.Id, cancellation))!;
    }

    /// <summary>Tells whether no other yes is missing once this caller's is given.</summary>
    private static bool IsLast(Booking booking, Booking? partner, Caller caller) =>
        booking.Awaits switch
        {
            Awaits.Driver => booking.Driver == caller.Subject,
            Awaits.Passenger => booking.Passenger == caller.Subject,
            Awaits.Both => false,
            _ => true,
        }
        && (partner is null || partner.Awaits == Awaits.OtherCar || partner.State != BookingState.Requested);

    /// <summary>A yes, and the seats where it is the last.</summary>
    private sealed record Answer(BookingRow Row, BookingRow? Partner, BookingCase Case, IReadOnlyList<SeatPlan> Plans)
    {
        /// <summary>Tells whether the bookings are still as they were read.</summary>
        public bool StandsIn(IReadOnlyList<BookingRow> live) => Stands(Row, live) && (Partner is null || Stands(Partner, live));

        private static bool Stands(BookingRow read, IReadOnlyList<BookingRow> live) =>
            live.Any(row => row.Booking.Id == read.Booking.Id && row.Booking.Version == read.Booking.Version);
    }
}
