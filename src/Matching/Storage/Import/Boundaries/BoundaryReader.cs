using System.Text.Json;

namespace Matching.Storage.Import.Boundaries;

/// <summary>Reads a boundary file of the Office for National Statistics, GeoJSON or TopoJSON, told apart by its content.</summary>
internal static class BoundaryReader
{
    /// <exception cref="ImportRefusedException">The file is not what it should be; feature and field are named.</exception>
    public static BoundaryFile Read(string path)
    {
        using var document = Parse(path);
        var root = document.RootElement;
        var type = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("type", out var named) ? named.ToString() : "";
        return type switch
        {
            "FeatureCollection" => GeoJsonReader.Read(path, root),
            "Topology" => TopoJsonReader.Read(path, root),
            _ => throw new ImportRefusedException(path, null, "type", "The file is neither a GeoJSON FeatureCollection nor a TopoJSON Topology."),
        };
    }

    private static JsonDocument Parse(string path)
    {
        var content = File.ReadAllBytes(path).AsMemory();
        if (content.Span.StartsWith("\uFEFF"u8))
        {
            content = content[3..];
        }

        try
        {
            return JsonDocument.Parse(content);
        }
        catch (JsonException fault)
        {
            throw new ImportRefusedException(path, fault.LineNumber + 1, null, "The file is not whole JSON in UTF-8: " + fault.Message, fault);
        }
    }
}
