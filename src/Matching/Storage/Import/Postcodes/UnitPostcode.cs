namespace Matching.Storage.Import.Postcodes;

/// <summary>A unit postcode and its point.</summary>
/// <param name="Code">Compact, upper case, without a space: <c>NW32QG</c>.</param>
/// <param name="Easting">Metres in EPSG:27700.</param>
/// <param name="Northing">Metres in EPSG:27700.</param>
internal readonly record struct UnitPostcode(string Code, int Easting, int Northing)
{
    /// <summary>The district: all but the last three characters.</summary>
    public ReadOnlySpan<char> Outcode => Code.AsSpan(0, Code.Length - 3);

    /// <summary>The digit that tells the sector within the district.</summary>
    public char SectorDigit => Code[^3];
}
