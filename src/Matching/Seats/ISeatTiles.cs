namespace Matching.Seats;

/// <summary>Draws tiles from the outlines in the database.</summary>
internal interface ISeatTiles
{
    /// <summary>A Mapbox vector tile with one layer, <c>seats</c>.</summary>
    /// <param name="tile">The tile.</param>
    /// <param name="boundarySet">Boundary set of the seats.</param>
    /// <param name="seats">The seats that may show in it.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    Task<byte[]> DrawAsync(SeatTile tile, string boundarySet, IReadOnlyList<TileSeat> seats, CancellationToken cancellation);
}
