using Matching.Seats;

namespace Matching.Storage.Seats;

/// <summary>Draws tiles with PostGIS.</summary>
internal sealed class SeatTileDrawer(Database source) : ISeatTiles
{
    private static readonly string Tile = Sql.Read("Seats/tile.sql");

    /// <inheritdoc />
    public async Task<byte[]> DrawAsync(SeatTile tile, string boundarySet, IReadOnlyList<TileSeat> seats, CancellationToken cancellation)
    {
        await using var command = source.Everywhere.Command(
            Tile,
            tile.Z,
            tile.X,
            tile.Y,
            boundarySet,
            seats.Select(seat => seat.Code).ToArray(),
            seats.Select(seat => seat.Marginal).ToArray(),
            seats.Select(seat => seat.Marginality?.MarginShare).ToArray(),
            seats.Select(seat => seat.Marginality?.Kind.ToString().ToUpperInvariant()).ToArray(),
            seats.Select(seat => seat.Marginality?.Weight).ToArray(),
            tile.UnitMetres / 2);
        return (byte[])(await command.ExecuteScalarAsync(cancellation))!;
    }
}
