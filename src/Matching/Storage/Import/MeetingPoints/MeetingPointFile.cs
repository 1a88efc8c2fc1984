using System.Text.Json;
using Matching.Geo;
using Matching.Storage.Import.Tables;

namespace Matching.Storage.Import.MeetingPoints;

/// <summary>
/// Reads meeting points from GeoJSON points with the properties id, name, kind and step_free, or from a table with these columns, latitude and longitude. Step-free
/// is yes, no, or, where nothing is said, unknown.
/// </summary>
internal static class MeetingPointFile
{
    /// <exception cref="ImportRefusedException">A point is bad, or an id stands twice.</exception>
    public static IReadOnlyList<MeetingPointRow> Read(string path)
    {
        var points = IsJson(path) ? FromGeoJson(path) : FromTable(path);
        var first = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (row, point) in points)
        {
            if (!first.TryAdd(point.Id, row))
            {
                throw new ImportRefusedException(path, row, "id", $"{point.Id} stands twice; first in row {first[point.Id]}.");
            }
        }

        return points.Count > 0
            ? [.. points.Select(point => point.Point).OrderBy(point => point.Id, StringComparer.Ordinal)]
            : throw new ImportRefusedException(path, null, null, "The file holds no meeting points.");
    }

    private static List<(long Row, MeetingPointRow Point)> FromTable(string path)
    {
        using var table = CsvTable.Open(path, "id");
        table.Require("name", "kind", "latitude", "longitude", "step_free");
        return [.. table.Rows().Select(row => (row.Row, new MeetingPointRow(row.Needed("id"), row.Needed("name"), row.Needed("kind"),
            Grid(path, row.Row, "latitude", row.Number("latitude"), row.Number("longitude")), StepFree(path, row.Row, row.Text("step_free")))))];
    }

    private static List<(long Row, MeetingPointRow Point)> FromGeoJson(string path)
    {
        using var document = Json(path);
        if (document.RootElement.ValueKind != JsonValueKind.Object
            || !document.RootElement.TryGetProperty("features", out var features) || features.ValueKind != JsonValueKind.Array)
        {
            throw new ImportRefusedException(path, null, "features", "The file is not a GeoJSON FeatureCollection.");
        }

        return [.. features.EnumerateArray().Select((feature, index) => (index + 1L, FromFeature(path, index + 1, feature)))];
    }

    private static MeetingPointRow FromFeature(string path, int number, JsonElement feature)
    {
        try
        {
            var properties = feature.GetProperty("properties");
            var geometry = feature.GetProperty("geometry");
            var point = geometry.GetProperty("coordinates");
            return geometry.GetProperty("type").GetString() == "Point"
                ? new MeetingPointRow(Text(path, number, properties, "id"), Text(path, number, properties, "name"), Text(path, number, properties, "kind"),
                    Grid(path, number, "geometry", point[1].GetDouble(), point[0].GetDouble()),
                    StepFree(path, number, properties.TryGetProperty("step_free", out var said) && said.ValueKind != JsonValueKind.Null ? said.ToString() : ""))
                : throw new ImportRefusedException(path, number, "geometry", "A meeting point's geometry is a Point.");
        }
        catch (Exception fault) when (fault is InvalidOperationException or KeyNotFoundException or FormatException or IndexOutOfRangeException)
        {
            throw new ImportRefusedException(path, number, "geometry", "The feature is not a Point with properties.", fault);
        }
    }

    private static string Text(string path, int number, JsonElement properties, string name)
    {
        var text = properties.TryGetProperty(name, out var value) ? value.ToString().Trim() : "";
        return text.Length > 0 ? text : throw new ImportRefusedException(path, number, name, "The property is missing or empty.");
    }

    private static GridPoint Grid(string path, long row, string column, double latitude, double longitude) =>
        UnitedKingdom.Contains(longitude, latitude)
            ? BritishGrid.ToGrid(new GeoPoint(latitude, longitude))
            : throw new ImportRefusedException(path, row, column, FormattableString.Invariant($"{latitude},{longitude} is no latitude and longitude in the United Kingdom."));

    private static string StepFree(string path, long row, string said) => said.ToUpperInvariant() switch
    {
        "YES" or "TRUE" => "YES",
        "NO" or "FALSE" => "NO",
        "" or "UNKNOWN" => "UNKNOWN",
        _ => throw new ImportRefusedException(path, row, "step_free", $"\"{said}\" is not yes, no or unknown."),
    };

    private static bool IsJson(string path)
    {
        using var reader = new StreamReader(path);
        return reader.Peek() == '{';
    }

    private static JsonDocument Json(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return JsonDocument.Parse(stream);
        }
        catch (JsonException fault)
        {
            throw new ImportRefusedException(path, fault.LineNumber + 1, null, "The file is not whole JSON in UTF-8: " + fault.Message, fault);
        }
    }
}
