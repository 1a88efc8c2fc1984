using Matching.Bookings;
using Matching.Lifts;
using Npgsql;

namespace Matching.Storage.Bookings;

/// <summary>Writes what a change means for a car's bookings, inside a transaction that holds the offer and has seen that the plan still stands.</summary>
internal sealed class CarRewriter(BookingWriter writer, BookingEnder ender, Happenings happenings)
{
    /// <summary>Ends the bookings that no longer fit: before the offer itself changes, since their stops are in its old legs.</summary>
    public Task EndFallenAsync(NpgsqlConnection connection, CarChange change, CancellationToken cancellation) =>
        ender.CancelEachOfPlanAsync(connection, change.Fallen, _ => EndedBy.Change, cancellation);

    /// <summary>
    /// Ends bookings that were asked for while the change was planned: what they asked for is no more, and judging them would plan the whole car again for everybody who merely asks.
    /// </summary>
    public Task EndLateAsync(NpgsqlConnection connection, IEnumerable<Booking> late, CancellationToken cancellation) =>
        ender.CancelEachOfPlanAsync(connection, late, _ => EndedBy.Change, cancellation);

    /// <summary>Writes the stops of those who are kept, and tells them and the driver of other times, but not whoever made the change.</summary>
    /// <param name="connection">A connection in the transaction.</param>
    /// <param name="change">The plan.</param>
    /// <param name="by">Subject of whoever made the change.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    public async Task SeatKeptAsync(NpgsqlConnection connection, CarChange change, string by, CancellationToken cancellation)
    {
        var offer = change.Read.Offer.Id;
        foreach (var leg in change.Legs)
        {
            await writer.WriteStopsAsync(connection, offer, leg.Direction, new Seating(leg.Stops, leg.StartWindow), cancellation);
        }

        foreach (var kept in change.Kept)
        {
            // The other half of a pair may have fallen just now, and this one with it.
            if (await BookingEnder.FindAsync(connection, kept.Booking.Id, cancellation) is not { IsLive: true } booking)
            {
                continue;
            }

            if (kept.Changed || by == booking.Passenger || writer.ExpiryOf(kept) != kept.Booking.ExpiresAt)
            {
                await writer.KeepAsync(connection, kept, change.Begun, cancellation);
            }

            if (kept.Changed)
            {
                await happenings.OfBookingAsync(
                    connection, "BOOKING_CHANGED", booking, [.. new[] { booking.Driver, booking.Passenger }.Where(person => person != by)], cancellation);
            }
        }

        await BookingWriter.RescheduleAsync(connection, offer, cancellation);
        // An adult who moved between the stops may have left somebody of 16 or 17 alone: they are last to be looked at, since nobody is kept in a car for them.
        await ender.FreeLeftAloneAsync(connection, [offer], cancellation);
    }
}
