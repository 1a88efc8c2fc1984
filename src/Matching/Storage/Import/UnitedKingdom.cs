namespace Matching.Storage.Import;

/// <summary>The box that holds every point of the United Kingdom and the Crown Dependencies; what lies outside was mistyped or is in another system.</summary>
internal static class UnitedKingdom
{
    /// <summary>Tells whether WGS84 degrees lie in the box.</summary>
    public static bool Contains(double longitude, double latitude) => longitude is >= -9.5 and <= 2.5 && latitude is >= 48.5 and <= 61.5;

    /// <summary>Tells whether metres of EPSG:27700 lie on the grid.</summary>
    public static bool ContainsGrid(int easting, int northing) => easting is > 0 and < 700_000 && northing is > 0 and < 1_300_000;
}
