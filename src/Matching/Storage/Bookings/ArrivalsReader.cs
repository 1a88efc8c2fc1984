using Matching.Bookings;
using Npgsql;

namespace Matching.Storage.Bookings;

/// <summary>Counts how many come to a session, and how, in one statement and so as of one moment.</summary>
internal sealed class ArrivalsReader(Database source) : IArrivals
{
    /// <summary>The statement.</summary>
    internal static readonly string Count = Sql.Read("Bookings/arrivals.sql");

    /// <inheritdoc />
    public async Task<Arrivals?> CountAsync(Guid session, CancellationToken cancellation)
    {
        await using var command = source.Command(Count, session);
        return await command.ReadAllAsync(Read, cancellation) is [var (there, way), var (_, back)]
            ? there with { There = way, Back = back }
            : null;
    }

    private static (Arrivals Session, ArrivalsByWay? Way) Read(NpgsqlDataReader row) =>
        (new(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), null, null), row.GetBoolean(5) ? null : ReadWay(row));

    private static ArrivalsByWay ReadWay(NpgsqlDataReader row) => new()
    {
        Driving = row.GetInt32(6),
        InCars = row.GetInt32(7),
        InCoaches = row.GetInt32(8),
        Looking = row.GetInt32(9),
        OwnWay = row.GetInt32(10),
        LookingOutside = row.GetInt32(11),
        Cars = row.GetInt32(12),
        Coaches = row.GetInt32(13),
    };
}
