using System.Globalization;
using System.Text;
using Matching.Geo;

namespace Matching.Travel.Osrm;

/// <summary>
/// A point as the server is asked for it, in whole metres of the grid: so the same question is asked, and the same answer kept, for every
/// point that rounds to it, whoever asks first.
/// </summary>
/// <param name="Easting">Whole metres east.</param>
/// <param name="Northing">Whole metres north.</param>
internal readonly record struct RoadPoint(int Easting, int Northing)
{
    /// <summary>The rounded point.</summary>
    public static RoadPoint Of(GridPoint point) => new((int)Math.Round(point.Easting), (int)Math.Round(point.Northing));

    /// <summary>The point in degrees.</summary>
    public GeoPoint ToGeo() => BritishGrid.ToGeo(new GridPoint(Easting, Northing));

    /// <summary>Writes <c>longitude,latitude</c> with six decimals, the server's own precision.</summary>
    public void Write(StringBuilder address)
    {
        var point = ToGeo();
        address.Append(CultureInfo.InvariantCulture, $"{point.Longitude:F6},{point.Latitude:F6}");
    }
}
