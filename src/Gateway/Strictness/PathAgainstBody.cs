using System.Text.Json;
using Gateway.Contract;

namespace Gateway.Strictness;

/// <summary>
/// Holds a body to the path: what the path names may be left out of the body, or must be the same there. Transcoding would let the path win without a
/// word, and a client that mixed up two resources would change the wrong one.
/// </summary>
internal static class PathAgainstBody
{
    /// <summary>Names every field of the body that contradicts the path. The body has been read once already, and is an object.</summary>
    public static void Check(ContractRoute route, HttpRequest request, ReadOnlySpan<byte> body, FieldProblems problems)
    {
        foreach (var path in route.PathFields)
        {
            if (NameInBody(route, path) is { } name && request.RouteValues[path.ProtoName] is string inPath && Find(body, name) is { } inBody
                && !inBody.Equals(inPath, StringComparison.OrdinalIgnoreCase))
            {
                problems.AddInBody(name, "Must be as in the path, or left out.");
            }
        }
    }

    /// <summary>The name that the body gives to what the path names; null where the body has no place for it.</summary>
    private static string? NameInBody(ContractRoute route, FieldPath path) =>
        route.BodyField is null ? path is { Fields: [var whole] } ? whole.JsonName : null
        : path is { Fields: [var body, var field] } && body == route.BodyField ? field.JsonName
        : null;

    /// <summary>The text of the object's own field of this name; null where it is not there, or no text.</summary>
    private static string? Find(ReadOnlySpan<byte> body, string name)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = JsonTexts.Read(ref reader) == name;
            reader.Read();
            if (found)
            {
                return reader.TokenType == JsonTokenType.String ? JsonTexts.Read(ref reader) : null;
            }

            reader.Skip();
        }

        return null;
    }
}
