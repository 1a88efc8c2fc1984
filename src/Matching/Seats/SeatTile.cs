using Matching.Geo;

namespace Matching.Seats;

/// <summary>A tile of the web's map grid: at zoom z, 2^z columns from the west and as many rows from the north.</summary>
/// <param name="Z">Zoom.</param>
/// <param name="X">Column.</param>
/// <param name="Y">Row.</param>
internal readonly record struct SeatTile(int Z, int X, int Y)
{
    /// <summary>Greatest zoom served; clients draw deeper ones from it.</summary>
    public const int MaxZoom = 14;

    private const int Steps = 16;

    // What lies outside has no seats, and the national grid's projection is not to be trusted far away.
    private const double South = 49;
    private const double North = 61.5;
    private const double West = -9;
    private const double East = 2.5;

    /// <summary>Metres on the ground of one of a tile's 4096 units, in the middle of the kingdom.</summary>
    public double UnitMetres => 40_075_016.68 / (1 << Z) / 4096 * 0.57;

    /// <summary>A box in the grid that holds all of the tile that may show a seat; null where nothing may.</summary>
    public Box? GridBox()
    {
        var (west, east) = (Math.Max(Longitude(X), West), Math.Min(Longitude(X + 1), East));
        var (south, north) = (Math.Max(Latitude(Y + 1), South), Math.Min(Latitude(Y), North));
        if (west >= east || south >= north)
        {
            return null;
        }

        // Edges are curves in the grid: points along them, and a margin for what bulges between two points and for the tile's own margin.
        Box? box = null;
        for (var step = 0; step <= Steps; step++)
        {
            var (longitude, latitude) = (west + ((east - west) * step / Steps), south + ((north - south) * step / Steps));
            foreach (var point in (ReadOnlySpan<GeoPoint>)[new(south, longitude), new(north, longitude), new(latitude, west), new(latitude, east)])
            {
                var (easting, northing) = BritishGrid.ToGrid(point);
                var corner = Box.Of(easting, northing);
                box = box?.With(corner) ?? corner;
            }
        }

        var (around, margin) = (box!.Value, (box.Value.East - box.Value.West) * 0.05);
        return new Box(around.West - margin, around.South - margin, around.East + margin, around.North + margin);
    }

    private double Longitude(double column) => (column / (1 << Z) * 360) - 180;

    private double Latitude(double row) => Math.Atan(Math.Sinh(Math.PI * (1 - (2 * row / (1 << Z))))) * 180 / Math.PI;
}
