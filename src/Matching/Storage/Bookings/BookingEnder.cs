using Matching.Bookings;
using Npgsql;

namespace Matching.Storage.Bookings;

/// <summary>
/// Ends bookings, whoever or whatever ends them: frees the seats, ends the other half of a pair that waits, notes who is to be told, and who is to be
/// found a new lift. Whoever is 16 or 17 and would be alone with the driver by that is freed with them. Runs inside a transaction that holds the offers concerned.
/// </summary>
internal sealed class BookingEnder(BookingWriter writer, CarReader cars, Happenings happenings, TimeProvider clock)
{
    private static readonly string Get = BookingRow.Statement("Bookings/get.sql");
    private static readonly string End = Sql.Read("Bookings/end.sql");
    private static readonly string Free = Sql.Read("Bookings/free.sql");
    private static readonly string LeftAlone = Sql.Read("Bookings/left_alone.sql");
    private static readonly string Complete = Sql.Read("Bookings/complete.sql");

    /// <summary>Ends a live booking.</summary>
    /// <param name="connection">A connection in the transaction.</param>
    /// <param name="booking">The booking as it stands under the offer's lock.</param>
    /// <param name="state">Declined, expired or cancelled.</param>
    /// <param name="by">What ended it.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    public async Task EndAsync(NpgsqlConnection connection, Booking booking, BookingState state, EndedBy by, CancellationToken cancellation)
    {
        await EndAsync(connection, booking, state, by, IsFreed(booking, by), IsFoundAgain(booking, by), cancellation);
        await FreeLeftAloneAsync(connection, OfferOf(booking), cancellation);
    }

    /// <summary>Cancels a live booking; whoever of the two calls it off, the passenger who had a seat, or was to have one for another that is lost, is found another car.</summary>
    public async Task FreeAsync(NpgsqlConnection connection, Booking booking, EndedBy by, CancellationToken cancellation)
    {
        await EndAsync(
            connection, booking, BookingState.Cancelled, by, booking.State == BookingState.Accepted, booking is { State: BookingState.Requested, Origin: BookingOrigin.Rematch }, cancellation);
        await FreeLeftAloneAsync(connection, OfferOf(booking), cancellation);
    }

    /// <summary>Cancels those of some bookings that are still live: each is read again, since ending one half of a pair ends the other.</summary>
    public async Task CancelEachAsync(NpgsqlConnection connection, IEnumerable<Booking> bookings, Func<Booking, EndedBy> by, CancellationToken cancellation)
    {
        List<Booking> each = [.. bookings];
        await CancelEachOfPlanAsync(connection, each, by, cancellation);
        await FreeLeftAloneAsync(connection, each.SelectMany(OfferOf), cancellation);
    }

    /// <summary>
    /// The same where the car's stops are about to be written anew: its plan says who stays beside whom, and <see cref="FreeLeftAloneAsync"/> looks once they are written.
    /// </summary>
    public async Task CancelEachOfPlanAsync(NpgsqlConnection connection, IEnumerable<Booking> bookings, Func<Booking, EndedBy> by, CancellationToken cancellation)
    {
        foreach (var booking in bookings)
        {
            if (await FindAsync(connection, booking.Id, cancellation) is { IsLive: true } live)
            {
                var why = by(live);
                await EndAsync(connection, live, BookingState.Cancelled, why, IsFreed(live, why), IsFoundAgain(live, why), cancellation);
            }
        }
    }

    /// <summary>
    /// Frees whoever is 16 or 17 and has lost the adult beside whom they ride: they and the driver are told, and they are found another lift. Whose journey is over has travelled it. Nothing is left
    /// to the database's own guard, which would refuse the commit.
    /// </summary>
    /// <param name="connection">A connection in the transaction.</param>
    /// <param name="offers">Offers whose stops, or whose passengers, have changed, each held.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    public async Task FreeLeftAloneAsync(NpgsqlConnection connection, IEnumerable<Guid> offers, CancellationToken cancellation)
    {
        Guid[] concerned = [.. offers.Distinct()];
        if (concerned.Length == 0)
        {
            return;
        }

        await using var find = connection.Command(LeftAlone, concerned);
        foreach (var id in await find.ReadAllAsync(row => row.GetGuid(0), cancellation))
        {
            var booking = (await FindAsync(connection, id, cancellation))!;
            if (booking.Legs.Max(leg => leg.DropoffAt) <= clock.GetUtcNow())
            {
                await connection.RunAsync(Complete, cancellation, id, clock.GetStorableNow());
                await happenings.OfBookingAsync(connection, "BOOKING_COMPLETED", booking, [booking.Driver, booking.Passenger], cancellation);
                continue;
            }

            await EndAsync(connection, booking, BookingState.Cancelled, EndedBy.Change, freed: true, again: false, cancellation);
        }
    }

    /// <summary>The car that a booking has seats in; nothing where it has none.</summary>
    private static IEnumerable<Guid> OfferOf(Booking booking) => booking.State == BookingState.Accepted ? [booking.OfferId] : [];

    private async Task EndAsync(
        NpgsqlConnection connection, Booking booking, BookingState state, EndedBy by, bool freed, bool again, CancellationToken cancellation)
    {
        await EndOneAsync(connection, booking, state, by, freed, again, cancellation);
        if (booking is { State: BookingState.Requested, PairId: { } other } && await FindAsync(connection, other, cancellation) is { State: BookingState.Requested } partner)
        {
            await EndOneAsync(connection, partner, BookingState.Cancelled, EndedBy.OtherCar, freed: false, again, cancellation);
        }
    }

    private async Task EndOneAsync(
        NpgsqlConnection connection, Booking booking, BookingState state, EndedBy by, bool freed, bool again, CancellationToken cancellation)
    {
        var car = booking.State == BookingState.Accepted ? (await cars.ReadAsync(connection, [booking.OfferId], cancellation))[0] : null;
        var now = clock.GetStorableNow();
        await using var end = connection.Command(End, booking.Id, EnumText<BookingState>.Of(state), EnumText<EndedBy>.Of(by), now);
        if (await end.ExecuteNonQueryAsync(cancellation) == 0)
        {
            // The other half of a pair may have been ended from the other car meanwhile: it ends once, and is told of once.
            return;
        }

        if (car is not null)
        {
            await writer.UnseatAsync(connection, car, booking.Id, cancellation);
        }

        var kind = $"BOOKING_{EnumText<BookingState>.Of(state)}";

        // What was travelled need not be found again: who is at the session wants the way home.
        var ahead = (booking with { Legs = [.. booking.Legs.Where(leg => leg.PickupAt > now)] }).Directions;
        freed &= ahead != Matching.Lifts.Legs.None;
        if ((again || freed) && ahead != Matching.Lifts.Legs.None)
        {
            await connection.RunAsync(Free, cancellation, booking.RequestId, EnumText<Matching.Lifts.Legs>.Of(ahead), now);
        }

        if (freed)
        {
            await happenings.OfBookingAsync(connection, kind, booking, by == EndedBy.Driver ? [] : [booking.Driver], cancellation);
            await happenings.TellAsync(connection, "BOOKING_FREED", booking, [booking.Passenger], cancellation);
            return;
        }

        await happenings.OfBookingAsync(connection, kind, booking, Concerned(booking, by), cancellation);
    }

    /// <summary>Who had a seat and lost it by no choice of their own is found another; when the session itself is off there is nowhere to go.</summary>
    private static bool IsFreed(Booking booking, EndedBy by) =>
        booking.State == BookingState.Accepted && by is EndedBy.Driver or EndedBy.Change;

    /// <summary>
    /// Whoever was found another car that came to nothing, by no choice of their own, is found yet another; a passenger who does not answer is not asked
    /// for ever.
    /// </summary>
    private static bool IsFoundAgain(Booking booking, EndedBy by) =>
        booking is { State: BookingState.Requested, Origin: BookingOrigin.Rematch }
        && (by is EndedBy.Driver or EndedBy.Change || (by == EndedBy.Time && booking.Awaits == Awaits.Driver));

    /// <summary>Nobody is told what they did themselves.</summary>
    private static string[] Concerned(Booking booking, EndedBy by) => by switch
    {
        EndedBy.Driver => [booking.Passenger],
        EndedBy.Passenger or EndedBy.Rival => [booking.Driver],
        _ => [booking.Driver, booking.Passenger],
    };

    /// <summary>A booking as this transaction sees it.</summary>
    public static async Task<Booking?> FindAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellation) =>
        (await FindRowAsync(connection, id, cancellation))?.Booking;

    /// <summary>A booking as it is stored.</summary>
    public static async Task<BookingRow?> FindRowAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellation)
    {
        await using var command = connection.Command(Get, new[] { id });
        return await command.ReadOneAsync(BookingRow.Read, cancellation);
    }
}
