using Matching.Lifts;
using NetTopologySuite.Geometries;

namespace Matching.Storage.Lifts;

/// <summary>Legs as they are stored.</summary>
internal static class LegRows
{
    private static readonly GeometryFactory Grid = new(new PrecisionModel(), Geo.BritishGrid.Srid);

    /// <summary>The polygon of a reach.</summary>
    public static Polygon ToPolygon(this Reach reach) =>
        Grid.CreatePolygon([.. reach.Outline().Select(corner => new Coordinate(corner.Easting, corner.Northing))]);
}
