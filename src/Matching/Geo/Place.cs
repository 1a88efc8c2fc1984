namespace Matching.Geo;

/// <summary>What a text such as a postcode resolved to.</summary>
/// <param name="Name">The text in its standard form.</param>
/// <param name="Point">The point in WGS84.</param>
/// <param name="Grid">The same point in the grid.</param>
/// <param name="Precision">How exactly the point is known.</param>
/// <param name="RadiusMetres">Radius around the point that holds nine in ten of an area's postcodes; 0 for units and coordinates.</param>
/// <param name="UnknownUnit">True where a whole unit was asked for, units are loaded, and this one is not among them.</param>
/// <param name="Area">The sector or outcode the place was resolved by or lies in; null for coordinates.</param>
public sealed record Place(
    string Name,
    GeoPoint Point,
    GridPoint Grid,
    PlacePrecision Precision,
    double RadiusMetres,
    bool UnknownUnit,
    string? Area)
{
    /// <summary>The point that strangers may see: the sector's centre, or the centre of a fixed 1 km cell where there is none.</summary>
    public required GridPoint Blurred { get; init; }
}
