using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;

namespace Matching.Geo;

/// <summary>
/// The one place where WGS84 becomes EPSG:27700 and back, by the seven-parameter Helmert shift of EPSG:1314
/// (within some 2 m of the OSTN15 grid), so that the service and its database never disagree about a point.
/// </summary>
public static class BritishGrid
{
    /// <summary>Spatial reference id of every projected geometry that is stored.</summary>
    public const int Srid = 27700;

    private const string Wkt =
        """
        PROJCS["OSGB36 / British National Grid",
          GEOGCS["OSGB36",
            DATUM["Ordnance_Survey_of_Great_Britain_1936",
              SPHEROID["Airy 1830",6377563.396,299.3249646],
              TOWGS84[446.448,-125.157,542.06,0.15,0.247,0.842,-20.489]],
            PRIMEM["Greenwich",0],
            UNIT["degree",0.0174532925199433]],
          PROJECTION["Transverse_Mercator"],
          PARAMETER["latitude_of_origin",49],
          PARAMETER["central_meridian",-2],
          PARAMETER["scale_factor",0.9996012717],
          PARAMETER["false_easting",400000],
          PARAMETER["false_northing",-100000],
          UNIT["metre",1],
          AXIS["Easting",EAST],
          AXIS["Northing",NORTH]]
        """;

    private static readonly MathTransform Forward = Create(inverse: false);
    private static readonly MathTransform Inverse = Create(inverse: true);

    /// <summary>Projects a point to the grid.</summary>
    public static GridPoint ToGrid(GeoPoint point)
    {
        var (easting, northing) = Forward.Transform(point.Longitude, point.Latitude);
        return new GridPoint(easting, northing);
    }

    /// <summary>The WGS84 point of a grid point.</summary>
    public static GeoPoint ToGeo(GridPoint point)
    {
        var (longitude, latitude) = Inverse.Transform(point.Easting, point.Northing);
        return new GeoPoint(latitude, longitude);
    }

    private static MathTransform Create(bool inverse)
    {
        var grid = new CoordinateSystemFactory().CreateFromWkt(Wkt);
        var factory = new CoordinateTransformationFactory();
        var wgs84 = GeographicCoordinateSystem.WGS84;
        return inverse
            ? factory.CreateFromCoordinateSystems(grid, wgs84).MathTransform
            : factory.CreateFromCoordinateSystems(wgs84, grid).MathTransform;
    }
}
