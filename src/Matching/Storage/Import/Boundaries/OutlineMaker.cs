using System.Globalization;
using Matching.Geo;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Valid;

namespace Matching.Storage.Import.Boundaries;

/// <summary>Makes valid projected outlines of published ones, and says which it had to repair.</summary>
internal sealed class OutlineMaker(string path, string geometryField)
{
    /// <summary>A repair that changes the area by more than this share is a different outline, and refused.</summary>
    private const double GreatestAreaChange = 0.001;

    private static readonly GeometryFactory Factory = new(new PrecisionModel(), BritishGrid.Srid);

    private readonly List<string> repairs = [];
    private int collapsed;

    /// <summary>One line for each repaired outline: the seat, what was wrong, and by how much its area changed.</summary>
    public IReadOnlyList<string> Repairs => repairs;

    /// <summary>Projects a seat's outline and repairs it where it must.</summary>
    /// <exception cref="ImportRefusedException">It cannot be repaired within the limit.</exception>
    public MultiPolygon Make(RawSeat seat)
    {
        collapsed = 0;
        var published = Factory.CreateMultiPolygon([.. seat.Polygons.Select(polygon => Polygon(seat, polygon)).OfType<Polygon>()]);
        var check = new IsValidOp(published);
        if (check.IsValid && !published.IsEmpty)
        {
            if (collapsed > 0)
            {
                repairs.Add(Text($"{seat.Code} {seat.Name}: repaired, {collapsed} rings without area left out"));
            }

            return published;
        }

        var repaired = AsMultiPolygon(GeometryFixer.Fix(published));
        var change = Math.Abs(repaired.Area - published.Area) / published.Area;
        var wrong = check.ValidationError is { } error ? Text($"{error.Message} at {error.Coordinate.X:F0},{error.Coordinate.Y:F0}") : "it is empty";
        if (repaired.IsEmpty || !repaired.IsValid || !(change <= GreatestAreaChange))
        {
            throw Refuse(seat, Text(
                $"The outline of {seat.Code} {seat.Name} is invalid ({wrong}), and its repair would change its area by {change * 100:F3} %; at most 0.1 % is allowed."));
        }

        repairs.Add(Text($"{seat.Code} {seat.Name}: repaired, {wrong}; area changed by {change * 100:F5} %"));
        return repaired;
    }

    /// <summary>A polygon of the rings that enclose anything; null where the shell does not: a generalised islet may have shrunk to a line.</summary>
    private Polygon? Polygon(RawSeat seat, IReadOnlyList<Coordinate[]> rings)
    {
        if (rings.Count == 0)
        {
            throw Refuse(seat, "A polygon has no ring.");
        }

        var projected = rings.Select(ring => Ring(seat, ring)).ToArray();
        collapsed += projected.Count(ring => ring is null);
        return projected[0] is { } shell ? Factory.CreatePolygon(shell, [.. projected[1..].OfType<LinearRing>()]) : null;
    }

    private LinearRing? Ring(RawSeat seat, Coordinate[] ring)
    {
        if (ring.Length < 2 || !ring[0].Equals2D(ring[^1]))
        {
            throw Refuse(seat, "A ring is not closed: its last point must be its first.");
        }

        var projected = new Coordinate[ring.Length];
        for (var index = 0; index < ring.Length; index++)
        {
            var (longitude, latitude) = (ring[index].X, ring[index].Y);
            if (!UnitedKingdom.Contains(longitude, latitude))
            {
                throw Refuse(seat, Text($"{longitude},{latitude} is no longitude and latitude in the United Kingdom (WGS84)."));
            }

            var grid = BritishGrid.ToGrid(new GeoPoint(latitude, longitude));
            projected[index] = new Coordinate(grid.Easting, grid.Northing);
        }

        // Closed to the last bit, whatever the projection's rounding.
        projected[^1] = projected[0].Copy();
        return ring.Length < 4 ? null : Factory.CreateLinearRing(projected);
    }

    private static MultiPolygon AsMultiPolygon(Geometry geometry) => geometry switch
    {
        MultiPolygon many => many,
        Polygon one => Factory.CreateMultiPolygon([one]),
        _ => Factory.CreateMultiPolygon([.. PolygonExtracter.GetPolygons(geometry).Cast<Polygon>()]),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private ImportRefusedException Refuse(RawSeat seat, string reason) => new(path, seat.Feature, geometryField, reason);
}
