namespace Matching.Storage.Import.Areas;

/// <summary>A sector or outcode.</summary>
/// <param name="Code">"NW3 2" or "NW3".</param>
/// <param name="Easting">Metres of the centre in EPSG:27700.</param>
/// <param name="Northing">Metres of the centre in EPSG:27700.</param>
/// <param name="RadiusMetres">Whole metres around the centre that hold nine in ten of its points.</param>
/// <param name="Postcodes">Unit postcodes with a point in it; 0 where these are not open data.</param>
/// <param name="Seats">How many of its points lie in which seat of which boundary set, in order of set, then most first, then code.</param>
internal sealed record AreaRow(string Code, int Easting, int Northing, int RadiusMetres, int Postcodes, IReadOnlyList<AreaSeat> Seats)
{
    /// <summary>The kind as the database spells it: a sector's code has a space.</summary>
    public string Kind => Code.Contains(' ') ? "SECTOR" : "OUTCODE";
}
