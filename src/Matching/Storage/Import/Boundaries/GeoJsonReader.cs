using System.Text.Json;
using NetTopologySuite.Geometries;

namespace Matching.Storage.Import.Boundaries;

/// <summary>Reads the seats of a GeoJSON FeatureCollection in WGS84.</summary>
internal static class GeoJsonReader
{
    /// <exception cref="ImportRefusedException">A feature is not a seat with polygons of numbers.</exception>
    public static BoundaryFile Read(string path, JsonElement root)
    {
        if (!root.TryGetProperty("features", out var features) || features.ValueKind != JsonValueKind.Array)
        {
            throw new ImportRefusedException(path, null, "features", "The file has no list of features.");
        }

        var fields = new SeatFields(path);
        var seats = new List<RawSeat>();
        foreach (var feature in features.EnumerateArray())
        {
            var number = seats.Count + 1;
            try
            {
                var (code, name) = fields.Read(number, feature);
                seats.Add(new RawSeat(number, code, name, Polygons(path, number, feature)));
            }
            catch (Exception fault) when (fault is InvalidOperationException or KeyNotFoundException or FormatException or IndexOutOfRangeException)
            {
                throw new ImportRefusedException(path, number, "geometry", "The coordinates are not lists of [longitude, latitude].", fault);
            }
        }

        return new BoundaryFile(path, fields.BoundarySet, fields.CodeField, seats);
    }

    private static List<IReadOnlyList<Coordinate[]>> Polygons(string path, int feature, JsonElement owner)
    {
        if (!owner.TryGetProperty("geometry", out var geometry) || geometry.ValueKind != JsonValueKind.Object)
        {
            throw new ImportRefusedException(path, feature, "geometry", "The feature has no geometry.");
        }

        var coordinates = geometry.GetProperty("coordinates");
        return geometry.GetProperty("type").GetString() switch
        {
            "Polygon" => [Rings(coordinates)],
            "MultiPolygon" => [.. coordinates.EnumerateArray().Select(Rings)],
            var other => throw new ImportRefusedException(path, feature, "geometry", $"A {other} is not an outline; Polygon or MultiPolygon is."),
        };
    }

    private static List<Coordinate[]> Rings(JsonElement polygon) => [.. polygon.EnumerateArray().Select(Ring)];

    private static Coordinate[] Ring(JsonElement ring)
    {
        var points = new Coordinate[ring.GetArrayLength()];
        var index = 0;
        foreach (var point in ring.EnumerateArray())
        {
            points[index++] = new Coordinate(point[0].GetDouble(), point[1].GetDouble());
        }

        return points;
    }
}
