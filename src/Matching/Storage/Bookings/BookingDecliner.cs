using Matching.Bookings;
using Matching.Outcomes;
using Matching.People;
using Npgsql;

namespace Matching.Storage.Bookings;

/// <summary>A driver's or passenger's no: a booking that was asked for is declined, or it is cancelled.</summary>
internal sealed class BookingDecliner(Database source, OnceWriter once, BookingCases cases, BookingEnder ender)
{
    /// <summary>Ends a booking as its driver or passenger says.</summary>
    /// <param name="key">What makes two writes the same.</param>
    /// <param name="caller">Who says so.</param>
    /// <param name="id">The booking.</param>
    /// <param name="version">The version it must have; any where null.</param>
    /// <param name="state">Declined or cancelled.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    public Task<Result<BookingRow>> EndAsync(WriteKey key, Caller caller, Guid id, long? version, BookingState state, CancellationToken cancellation) =>
        once.RunPlannedAsync<BookingCase, BookingRow>(
            key,
            cancel => ReadAsync(id, cancel),
            (connection, read, cancel) => EndAsync(connection, caller, read, id, version, state, cancel),
            cancellation);

    private async Task<Result<BookingCase>> ReadAsync(Guid id, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var moment = await source.BeginAsync(connection, cancellation);
        return await BookingEnder.FindRowAsync(connection, id, cancellation) is { } row
            ? await cases.ReadAsync(connection, row.Booking.RequestId, [row.Booking.OfferId], (_, _) => true, cancellation)
            : BookingFailures.NoBooking;
    }

    private async Task<Result<BookingRow>> EndAsync(
        NpgsqlConnection connection, Caller caller, BookingCase read, Guid id, long? version, BookingState state, CancellationToken cancellation)
    {
        if (await BookingCases.HoldAsync(connection, read, cancellation) is null)
        {
            return PlannedWrites.Stale;
        }

        var row = (await BookingEnder.FindRowAsync(connection, id, cancellation))!;
        if (BookingFailures.Refusal(row.Booking, caller, version) is { } refused)
        {
            return refused;
        }

        if (!row.Booking.IsLive)
        {
            return row.Booking.State == state ? row : BookingFailures.Ended;
        }

        if (state == BookingState.Declined && row.Booking.State == BookingState.Accepted)
        {
            return BookingFailures.NotAsked;
        }

        var by = row.Booking.Driver == caller.Subject ? EndedBy.Driver : EndedBy.Passenger;
        await ender.EndAsync(connection, row.Booking, state, by, cancellation);
        return (await BookingEnder.FindRowAsync(connection, id, cancellation))!;
    }
}
