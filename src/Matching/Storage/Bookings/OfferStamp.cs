using Npgsql;

namespace Matching.Storage.Bookings;

/// <summary>What a plan made on an offer must still find once the offer is held.</summary>
/// <param name="Id">The offer.</param>
/// <param name="Version">Version of what its driver said.</param>
/// <param name="Schedule">Changes of its stops.</param>
/// <param name="Cancelled">It was cancelled.</param>
internal sealed record OfferStamp(Guid Id, long Version, long Schedule, bool Cancelled)
{
    private static readonly string Lock = Sql.Read("Bookings/lock_offers.sql");

    /// <summary>Holds offers until the transaction ends.</summary>
    public static async Task<IReadOnlyDictionary<Guid, OfferStamp>> LockAsync(NpgsqlConnection connection, IEnumerable<Guid> offers, CancellationToken cancellation)
    {
        await using var command = connection.Command(Lock, offers.Distinct().ToArray());
        var stamps = await command.ReadAllAsync(
            row => new OfferStamp(row.GetGuid(0), row.GetInt64(1), row.GetInt64(2), row.GetString(3) == "CANCELLED"), cancellation);
        return stamps.ToDictionary(stamp => stamp.Id);
    }

    /// <summary>Tells whether nothing that a plan rests on has changed.</summary>
    public bool IsOf(Matching.Bookings.Car car) => Version == car.Offer.Version && Schedule == car.Schedule;
}
