namespace Matching.Geo;

/// <summary>A point in the British National Grid (EPSG:27700), in metres.</summary>
/// <param name="Easting">Metres east of the grid's false origin.</param>
/// <param name="Northing">Metres north of the grid's false origin.</param>
public readonly record struct GridPoint(double Easting, double Northing)
{
    /// <summary>Straight metres to another point.</summary>
    public double MetresTo(GridPoint other)
    {
        var east = other.Easting - Easting;
        var north = other.Northing - Northing;
        return Math.Sqrt((east * east) + (north * north));
    }
}
