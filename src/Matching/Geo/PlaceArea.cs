namespace Matching.Geo;

/// <summary>A postcode sector or outcode as loaded.</summary>
/// <param name="Code">Standard form, for example "NW3 2".</param>
/// <param name="Precision">Sector or outcode.</param>
/// <param name="Centre">Centre in the grid.</param>
/// <param name="RadiusMetres">Radius around the centre that holds nine in ten of its postcodes.</param>
/// <param name="Shares">Its shares in seats, largest first within each boundary set, then by code.</param>
public sealed record PlaceArea(string Code, PlacePrecision Precision, GridPoint Centre, double RadiusMetres, IReadOnlyList<AreaShare> Shares)
{
    /// <summary>Centre in WGS84.</summary>
    public GeoPoint Point { get; } = BritishGrid.ToGeo(Centre);
}
