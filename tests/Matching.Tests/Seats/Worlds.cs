using CsCheck;
using Matching.Geo;
using NetTopologySuite.Geometries;

namespace Matching.Tests.Seats;

/// <summary>Random outlines for properties: star-shaped polygons with hundreds of corners, some with a hole, some in several parts.</summary>
internal static class Worlds
{
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), BritishGrid.Srid);

    /// <summary>A multipolygon whose parts do not touch.</summary>
    public static readonly Gen<MultiPolygon> Outlines =
        Gen.Select(Gen.Int[1, 3], Gen.Int[4, 300], Gen.Bool, Gen.Int).Select((parts, corners, hole, seed) =>
        {
            var random = new Random(seed);
            return Factory.CreateMultiPolygon([.. Enumerable.Range(0, parts).Select(part => Star(random, 500_000 + (part * 20_000), 200_000, corners, hole))]);
        });

    /// <summary>Points in and around the outlines, many on whole metres as postcodes are.</summary>
    public static readonly Gen<GridPoint> Points =
        Gen.Select(Gen.Double[470_000, 590_000], Gen.Double[180_000, 220_000], Gen.Bool)
            .Select((east, north, whole) => whole ? new GridPoint(Math.Round(east), Math.Round(north)) : new GridPoint(east, north));

    /// <summary>The packed outline of a geometry.</summary>
    public static Matching.Seats.Outline Pack(MultiPolygon geometry) =>
        new([.. geometry.Geometries.Cast<Polygon>()
            .SelectMany(polygon => polygon.InteriorRings.Prepend(polygon.ExteriorRing))
            .Select(ring => ring.Coordinates.SelectMany(corner => (double[])[corner.X, corner.Y]).ToArray())]);

    private static Polygon Star(Random random, double x, double y, int corners, bool hole)
    {
        var shell = Ring(random, x, y, corners, 4_000, 9_000);
        return Factory.CreatePolygon(shell, hole ? [Ring(random, x, y, corners, 1_000, 3_500)] : []);
    }

    private static LinearRing Ring(Random random, double x, double y, int corners, double least, double most)
    {
        var ring = new Coordinate[corners + 1];
        for (var corner = 0; corner < corners; corner++)
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * corner / corners);
            var reach = least + (random.NextDouble() * (most - least));
            ring[corner] = new Coordinate(Math.Round(x + (reach * cos), 1), Math.Round(y + (reach * sin), 1));
        }

        ring[corners] = ring[0].Copy();
        return Factory.CreateLinearRing(ring);
    }
}
