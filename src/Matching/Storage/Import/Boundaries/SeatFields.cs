using System.Text.Json;
using System.Text.RegularExpressions;

namespace Matching.Storage.Import.Boundaries;

/// <summary>Finds the code and the name among a feature's properties, whatever the year in their field names.</summary>
internal sealed partial class SeatFields
{
    private readonly string path;
    private string? codeField;

    public SeatFields(string path) => this.path = path;

    /// <summary>The field that holds the code, for example <c>PCON24CD</c>; known once a feature is read.</summary>
    public string CodeField => codeField ?? throw new ImportRefusedException(path, null, null, "The file holds no seats.");

    /// <summary>The boundary set that the field name tells.</summary>
    public string BoundarySet => "20" + CodeField[4..6];

    /// <summary>Reads code and name.</summary>
    /// <exception cref="ImportRefusedException">They are missing or malformed.</exception>
    public (string Code, string Name) Read(int feature, JsonElement owner)
    {
        if (!owner.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object)
        {
            throw new ImportRefusedException(path, feature, "properties", "The feature has no properties.");
        }

        codeField ??= properties.EnumerateObject().Select(property => property.Name).FirstOrDefault(name => CodeName().IsMatch(name))
            ?? throw new ImportRefusedException(path, feature, "PCON..CD", "The feature has no field such as PCON24CD that holds a seat's code.");
        var code = Text(feature, properties, codeField);
        if (!SeatCode.IsValid(code))
        {
            throw new ImportRefusedException(path, feature, codeField, $"\"{code}\" is not a seat's code, such as E14001276.");
        }

        return (code, Text(feature, properties, codeField[..^2] + "NM"));
    }

    private string Text(int feature, JsonElement properties, string field)
    {
        var text = properties.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim() : "";
        return text.Length > 0 ? text : throw new ImportRefusedException(path, feature, field, "The field is missing or empty.");
    }

    [GeneratedRegex("^PCON[0-9]{2}CD$")]
    private static partial Regex CodeName();
}
