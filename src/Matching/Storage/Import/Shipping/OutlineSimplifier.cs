using Matching.Storage.Import.Areas;
using Matching.Storage.Import.Boundaries;
using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Noding;
using NetTopologySuite.Noding.Snapround;
using NetTopologySuite.Operation.Polygonize;

namespace Matching.Storage.Import.Shipping;

/// <summary>
/// Simplifies the outlines of a boundary set so that neighbours keep one border. Everything happens on the publisher's own lattice of 0.00001°, and corners
/// are only left out, never moved, so the same file gives the same bytes on every machine.
/// </summary>
internal static class OutlineSimplifier
{
    /// <summary>Lattice points a degree: the publisher rounds to five decimals.</summary>
    public const double PerDegree = 100_000;

    /// <summary>A degree of longitude is shorter than one of latitude by about this factor in the middle of the kingdom.</summary>
    private const double Narrowing = 0.6;

    /// <summary>Corners between seats are left out while the triangle they span is smaller than the square of this, in lattice steps north of 1.11 m.</summary>
    private const double InnerTolerance = 150;

    /// <summary>The same for the coast, which says less about who lives where.</summary>
    private const double OuterTolerance = 350;

    /// <summary>Islets smaller than this, in lattice steps north squared, are left out unless they are all of a seat: about 0.05 km².</summary>
    private const double SmallestIslet = 40_000;

    private static readonly GeometryFactory Lattice = new(new PrecisionModel(1));

    /// <summary>The simplified outlines on the lattice, in order of code.</summary>
    public static IReadOnlyList<(RawSeat Seat, MultiPolygon Outline)> Simplify(IReadOnlyList<RawSeat> published)
    {
        var seats = published.OrderBy(seat => seat.Code, StringComparer.Ordinal).ToList();
        var outlines = seats.Select(seat => AsMultiPolygon(GeometryFixer.Fix(OnLattice(seat)))).ToList();
        var coverage = Coverage(seats, outlines);
        var simplified = new CoverageSimplifier([.. coverage.Select(outline => Scale(outline, Narrowing))]).Simplify(InnerTolerance, OuterTolerance);
        return [.. seats.Select((seat, index) => (seat, WithoutIslets(Scale(simplified[index], 1 / Narrowing))))];
    }

    private static MultiPolygon OnLattice(RawSeat seat) => Lattice.CreateMultiPolygon([.. seat.Polygons
        .Where(polygon => polygon[0].Length >= 4)
        .Select(polygon => Lattice.CreatePolygon(Ring(polygon[0]), [.. polygon.Skip(1).Where(hole => hole.Length >= 4).Select(Ring)]))]);

    private static LinearRing Ring(Coordinate[] ring) =>
        Lattice.CreateLinearRing([.. ring.Select(point => new Coordinate(Math.Round(point.X * PerDegree), Math.Round(point.Y * PerDegree)))]);

    /// <summary>
    /// Nodes all borders with each other and gives every face to the first seat that covers it, so that the outlines neither overlap nor cross, and
    /// neighbours have the same corners.
    /// </summary>
    private static List<Geometry> Coverage(List<RawSeat> seats, List<MultiPolygon> outlines)
    {
        var noder = new SnapRoundingNoder(Lattice.PrecisionModel);
        noder.ComputeNodes(Segments(outlines));
        var polygonizer = new Polygonizer();
        foreach (var edge in noder.GetNodedSubstrings().Select(line => Segment(line.Coordinates)).ToHashSet())
        {
            polygonizer.Add(Lattice.CreateLineString([new Coordinate(edge.X1, edge.Y1), new Coordinate(edge.X2, edge.Y2)]));
        }

        var finder = new SeatFinder([.. seats.Select((seat, index) => (seat.Code, outlines[index]))]);
        var faces = polygonizer.GetPolygons().Select(face => (Seat: finder.Covering(face.InteriorPoint.X, face.InteriorPoint.Y), face)).ToLookup(face => face.Seat, face => face.face);
        return [.. seats.Select((_, index) => NetTopologySuite.Operation.OverlayNG.CoverageUnion.Union(Lattice.BuildGeometry(faces[index])))];
    }

    private static List<ISegmentString> Segments(List<MultiPolygon> outlines)
    {
        var edges = new HashSet<(double, double, double, double)>();
        var segments = new List<ISegmentString>();
        foreach (var ring in outlines.SelectMany(outline => LinearComponentExtracter.GetLines(outline)))
        {
            var points = ring.Coordinates;
            for (var index = 1; index < points.Length; index++)
            {
                if (edges.Add(Segment([points[index - 1], points[index]])))
                {
                    segments.Add(new NodedSegmentString([points[index - 1], points[index]], null));
                }
            }
        }

        return segments;
    }

    private static (double X1, double Y1, double X2, double Y2) Segment(Coordinate[] ends) =>
        ends[0].CompareTo(ends[1]) <= 0 ? (ends[0].X, ends[0].Y, ends[1].X, ends[1].Y) : (ends[1].X, ends[1].Y, ends[0].X, ends[0].Y);

    private static Geometry Scale(Geometry geometry, double factor) => new Stretch(factor).Edit(geometry);

    private static MultiPolygon WithoutIslets(Geometry outline)
    {
        var parts = AsMultiPolygon(outline).Geometries.Cast<Polygon>().ToList();
        var largest = parts.Max(part => part.Area);
        return Lattice.CreateMultiPolygon([.. parts.Where(part => part.Area * Narrowing >= SmallestIslet || part.Area == largest)]);
    }

    private static MultiPolygon AsMultiPolygon(Geometry geometry) =>
        Lattice.CreateMultiPolygon([.. PolygonExtracter.GetPolygons(geometry).Cast<Polygon>()]);

    private sealed class Stretch(double factor)
    {
        public Geometry Edit(Geometry geometry) => new GeometryEditor(new GeometryFactory()).Edit(geometry, new Operation(factor));

        private sealed class Operation(double factor) : GeometryEditor.CoordinateOperation
        {
            public override Coordinate[] Edit(Coordinate[] coordinates, Geometry geometry) =>
                [.. coordinates.Select(point => new Coordinate(factor < 1 ? point.X * factor : Math.Round(point.X * factor), point.Y))];
        }
    }
}
