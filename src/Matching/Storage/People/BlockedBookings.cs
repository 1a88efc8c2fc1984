using Matching.Bookings;
using Matching.People;
using Matching.Storage.Bookings;
using Matching.Storage.Lifts;
using Npgsql;

namespace Matching.Storage.People;

/// <summary>
/// Ends what is booked between two people whom one of them keeps apart. It looks as if the blocker had called it off, so that the other learns no more; the
/// passenger, whichever of the two that is, is found another car.
/// </summary>
internal sealed class BlockedBookings(BookingEnder ender)
{
    private static readonly string Shared = Sql.Read("People/shared_bookings.sql");
    private static readonly string LockRequest = RequestRow.Statement("Lifts/request_lock.sql");

    /// <summary>Ends them, in a transaction that holds <see cref="BlockLock"/>, so that no other is accepted meanwhile.</summary>
    public async Task EndAsync(NpgsqlConnection connection, Block block, CancellationToken cancellation)
    {
        await using var find = connection.Command(Shared, block.Blocker, block.Blocked);
        var ending = await find.ReadAllAsync(row => (Id: row.GetGuid(0), Request: row.GetGuid(1), Offers: row.GetFieldValue<Guid[]>(2)), cancellation);
        foreach (var request in ending.Select(one => one.Request).Distinct().Order())
        {
            await connection.RunAsync(LockRequest, cancellation, request);
        }

        await OfferStamp.LockAsync(connection, ending.SelectMany(one => one.Offers), cancellation);
        foreach (var (id, _, _) in ending)
        {
            if (await BookingEnder.FindAsync(connection, id, cancellation) is { IsLive: true } booking)
            {
                await ender.FreeAsync(connection, booking, booking.Driver == block.Blocker ? EndedBy.Driver : EndedBy.Passenger, cancellation);
            }
        }
    }
}
