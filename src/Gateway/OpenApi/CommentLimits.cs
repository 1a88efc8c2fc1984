using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;

namespace Gateway.OpenApi;

/// <summary>
/// The limits and defaults that a field's comment states, in the words that the whole contract uses: "1 to 50", "at most 100 characters", "default 5".
/// What is said otherwise stays in the description alone.
/// </summary>
internal static partial class CommentLimits
{
    /// <summary>Adds what the comment says to the field's schema.</summary>
    public static void Add(JsonObject schema, FieldDescriptor field, string comment)
    {
        switch (field.FieldType)
        {
            case FieldType.Int32 or FieldType.Double when !field.IsRepeated:
                AddBounds(schema, comment, field.FieldType == FieldType.Int32);
                break;
            case FieldType.String when !field.IsRepeated:
                AddLengths(schema, comment);
                break;
            case FieldType.Enum when !field.IsRepeated && DefaultName().Match(comment) is { Success: true } match && field.EnumType.FindValueByName(match.Groups[1].Value) is not null:
                schema["default"] = match.Groups[1].Value;
                break;
            default:
                break;
        }
    }

    private static void AddBounds(JsonObject schema, string comment, bool whole)
    {
        if (Range().Match(comment) is { Success: true } range)
        {
            schema["minimum"] = Number(range.Groups["least"].Value);
            schema["maximum"] = Number(range.Groups["most"].Value);
        }
        else if (Most().Match(comment) is { Success: true } most)
        {
            schema["maximum"] = Number(most.Groups["most"].Value);
        }

        if (DefaultNumber().Match(comment) is { Success: true } standard)
        {
            schema["default"] = Number(standard.Groups[1].Value);
        }

        JsonNode Number(string text) =>
            whole ? int.Parse(text, CultureInfo.InvariantCulture) : JsonValue.Create(decimal.Parse(text, CultureInfo.InvariantCulture));
    }

    private static void AddLengths(JsonObject schema, string comment)
    {
        if (RangeOfCharacters().Match(comment) is { Success: true } range)
        {
            schema["minLength"] = int.Parse(range.Groups["least"].Value, CultureInfo.InvariantCulture);
            schema["maxLength"] = int.Parse(range.Groups["most"].Value, CultureInfo.InvariantCulture);
        }
        else if (MostCharacters().Match(comment) is { Success: true } most)
        {
            schema["maxLength"] = int.Parse(most.Groups["most"].Value, CultureInfo.InvariantCulture);
        }
    }

    [GeneratedRegex(@"(?<![\w.])(?<least>-?\d+(\.\d+)?) to (?<most>-?\d+(\.\d+)?)(?=[;,.]?(\s|$))(?! (characters|hours|minutes|days))")]
    private static partial Regex Range();

    [GeneratedRegex(@"(at most|up to) (?<most>\d+(\.\d+)?)(?=[;,.]?(\s|$))(?! (characters|hours|minutes|days))")]
    private static partial Regex Most();

    [GeneratedRegex(@"default (\d+(\.\d+)?)(?=[;,.]?(\s|$))(?! (hours|minutes|days))")]
    private static partial Regex DefaultNumber();

    [GeneratedRegex(@"default ([A-Z][A-Z_]+)\b")]
    private static partial Regex DefaultName();

    [GeneratedRegex(@"(?<least>\d+) to (?<most>\d+) characters")]
    private static partial Regex RangeOfCharacters();

    [GeneratedRegex(@"at most (?<most>\d+) characters")]
    private static partial Regex MostCharacters();
}
