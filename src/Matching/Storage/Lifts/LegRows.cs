using Matching.Geo;
using Matching.Lifts;
using NetTopologySuite.Geometries;
using NpgsqlTypes;

namespace Matching.Storage.Lifts;

/// <summary>Legs as they are stored.</summary>
internal static class LegRows
{
    private static readonly GeometryFactory Grid = new(new PrecisionModel(), BritishGrid.Srid);

    /// <summary>The polygon of a reach.</summary>
    public static Polygon ToPolygon(this Reach reach) =>
        Grid.CreatePolygon([.. reach.Outline().Select(corner => new Coordinate(corner.Easting, corner.Northing))]);

    /// <summary>A point as a plain pair of numbers, which is compared by arithmetic and needs no index.</summary>
    public static NpgsqlPoint ToPlain(this GridPoint point) => new(point.Easting, point.Northing);
}
