using System.Text.Json;
using NetTopologySuite.Geometries;

namespace Matching.Storage.Import.Boundaries;

/// <summary>Reads the seats of a TopoJSON Topology in WGS84: polygons are lists of arcs, shared by neighbours, quantised or not.</summary>
internal static class TopoJsonReader
{
    /// <exception cref="ImportRefusedException">The topology does not hold one collection of seats with polygons.</exception>
    public static BoundaryFile Read(string path, JsonElement root)
    {
        var arcs = Arcs(path, root);
        var fields = new SeatFields(path);
        var seats = new List<RawSeat>();
        foreach (var geometry in Geometries(path, root))
        {
            var number = seats.Count + 1;
            var (code, name) = fields.Read(number, geometry);
            try
            {
                seats.Add(new RawSeat(number, code, name, Polygons(path, number, geometry, arcs)));
            }
            catch (Exception fault) when (fault is InvalidOperationException or KeyNotFoundException or FormatException or IndexOutOfRangeException)
            {
                throw new ImportRefusedException(path, number, "arcs", "The arcs are not lists of arc numbers of this file.", fault);
            }
        }

        return new BoundaryFile(path, fields.BoundarySet, fields.CodeField, seats);
    }

    private static JsonElement.ArrayEnumerator Geometries(string path, JsonElement root)
    {
        if (!root.TryGetProperty("objects", out var objects) || objects.ValueKind != JsonValueKind.Object
            || objects.EnumerateObject().ToList() is not [var only]
            || !only.Value.TryGetProperty("geometries", out var geometries) || geometries.ValueKind != JsonValueKind.Array)
        {
            throw new ImportRefusedException(path, null, "objects", "The topology must hold one object, a GeometryCollection of seats.");
        }

        return geometries.EnumerateArray();
    }

    private static Coordinate[][] Arcs(string path, JsonElement root)
    {
        try
        {
            var quantised = root.TryGetProperty("transform", out var transform);
            var (scaleX, scaleY) = quantised ? Pair(transform.GetProperty("scale")) : (1, 1);
            var (fromX, fromY) = quantised ? Pair(transform.GetProperty("translate")) : (0, 0);
            return [.. root.GetProperty("arcs").EnumerateArray().Select(arc => Arc(arc, quantised, scaleX, scaleY, fromX, fromY))];
        }
        catch (Exception fault) when (fault is InvalidOperationException or KeyNotFoundException or FormatException or IndexOutOfRangeException)
        {
            throw new ImportRefusedException(path, null, "arcs", "The arcs are not lists of pairs of numbers with a transform.", fault);
        }
    }

    private static Coordinate[] Arc(JsonElement arc, bool quantised, double scaleX, double scaleY, double fromX, double fromY)
    {
        var points = new Coordinate[arc.GetArrayLength()];
        double x = 0, y = 0;
        var index = 0;
        foreach (var step in arc.EnumerateArray())
        {
            var (stepX, stepY) = Pair(step);
            (x, y) = quantised ? (x + stepX, y + stepY) : (stepX, stepY);
            points[index++] = new Coordinate((x * scaleX) + fromX, (y * scaleY) + fromY);
        }

        return points;
    }

    private static (double X, double Y) Pair(JsonElement pair) => (pair[0].GetDouble(), pair[1].GetDouble());

    private static List<IReadOnlyList<Coordinate[]>> Polygons(string path, int feature, JsonElement geometry, Coordinate[][] arcs)
    {
        var members = geometry.GetProperty("arcs");
        return geometry.GetProperty("type").GetString() switch
        {
            "Polygon" => [Rings(members, arcs)],
            "MultiPolygon" => [.. members.EnumerateArray().Select(polygon => Rings(polygon, arcs))],
            var other => throw new ImportRefusedException(path, feature, "type", $"A {other} is not an outline; Polygon or MultiPolygon is."),
        };
    }

    private static List<Coordinate[]> Rings(JsonElement polygon, Coordinate[][] arcs) =>
        [.. polygon.EnumerateArray().Select(ring => Ring(ring, arcs))];

    /// <summary>Joins arcs; each begins where the one before ends, and that point stands once. A negative number is the arc ~n, backwards.</summary>
    private static Coordinate[] Ring(JsonElement ring, Coordinate[][] arcs)
    {
        var points = new List<Coordinate>();
        foreach (var member in ring.EnumerateArray())
        {
            var number = member.GetInt32();
            var arc = number >= 0 ? arcs[number] : Enumerable.Reverse(arcs[~number]);
            points.AddRange(points.Count == 0 ? arc : arc.Skip(1));
        }

        return [.. points];
    }
}
