using Matching.Geo;
using Matching.Sessions;
using Npgsql;

namespace Matching.Storage.Sessions;

/// <summary>Finds seats by the stored outlines.</summary>
internal sealed class SessionSeats(Database source) : ISessionSeats
{
    private static readonly string At = Sql.Read("Sessions/seat_at.sql");
    private static readonly string Distance = Sql.Read("Sessions/seat_distance.sql");

    /// <inheritdoc />
    public async Task<SeatAt?> AtAsync(string boundarySet, GridPoint point, double within, CancellationToken cancellation)
    {
        await using var command = source.Everywhere.Command(At, boundarySet, point.Easting, point.Northing, within);
        return await command.ReadOneAsync(Read, cancellation);
    }

    /// <inheritdoc />
    public async Task<SeatAt?> FindAsync(string boundarySet, string code, GridPoint? point, CancellationToken cancellation)
    {
        await using var command = source.Everywhere.Command(Distance, boundarySet, code, point?.Easting, point?.Northing);
        return await command.ReadOneAsync(Read, cancellation);
    }

    private static SeatAt Read(NpgsqlDataReader row) => new(row.GetString(0), row.IsDBNull(1) ? 0 : row.GetDouble(1));
}
