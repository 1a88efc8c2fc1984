using System.Text.Json;
using Gateway.Contract;
using Google.Protobuf.Reflection;

namespace Gateway.Strictness;

/// <summary>A body without its wrong parts, so that the rest can be read and checked.</summary>
internal static class GoodParts
{
    /// <summary>The body without what stands at the wrong paths.</summary>
    /// <param name="body">A JSON object that <see cref="BodyCheck"/> has been through.</param>
    /// <param name="type">The message that it is.</param>
    /// <param name="wrong">JSON paths of what is wrong, as <see cref="BodyCheck"/> names them.</param>
    public static Stream Of(ReadOnlyMemory<byte> body, MessageDescriptor type, IReadOnlySet<string> wrong)
    {
        var good = new MemoryStream();
        using (var document = JsonDocument.Parse(body))
        using (var writer = new Utf8JsonWriter(good))
        {
            WriteObject(writer, document.RootElement, type, "", wrong);
        }

        good.Position = 0;
        return good;
    }

    private static void WriteObject(Utf8JsonWriter writer, JsonElement element, MessageDescriptor type, string prefix, IReadOnlySet<string> wrong)
    {
        var fields = type.Fields.InDeclarationOrder().ToDictionary(field => field.JsonName);
        writer.WriteStartObject();
        foreach (var property in element.EnumerateObject())
        {
            if (NameOf(property) is { } name && fields.TryGetValue(name, out var field) && $"{prefix}{name}" is var path && !wrong.Contains(path))
            {
                var value = property.Value;
                writer.WritePropertyName(name);
                if (field.IsRepeated)
                {
                    WriteList(writer, value, field, path, wrong);
                }
                else
                {
                    WriteValue(writer, value, field, path, wrong);
                }
            }
        }

        writer.WriteEndObject();
    }

    /// <summary>The property's name; null where it is not Unicode, such as half a surrogate pair.</summary>
    private static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static void WriteList(Utf8JsonWriter writer, JsonElement list, FieldDescriptor field, string path, IReadOnlySet<string> wrong)
    {
        writer.WriteStartArray();
        var at = 0;
        foreach (var item in list.EnumerateArray())
        {
            var itemPath = $"{path}[{at++}]";
            if (wrong.Contains(itemPath))
            {
                // Keeps the places of those after it.
                WriteNothing(writer, field);
            }
            else
            {
                WriteValue(writer, item, field, itemPath, wrong);
            }
        }

        writer.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter writer, JsonElement value, FieldDescriptor field, string path, IReadOnlySet<string> wrong)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            WriteObject(writer, value, field.MessageType, $"{path}.", wrong);
        }
        else
        {
            value.WriteTo(writer);
        }
    }

    /// <summary>A value of the field's type that says nothing.</summary>
    private static void WriteNothing(Utf8JsonWriter writer, FieldDescriptor field)
    {
        switch (field.FieldType)
        {
            case FieldType.Message when WellKnown.IsTimestamp(field.MessageType):
                writer.WriteStringValue("1970-01-01T00:00:00Z");
                break;
            case FieldType.Message when WellKnown.IsDuration(field.MessageType):
                writer.WriteStringValue("0s");
                break;
            case FieldType.Message when !WellKnown.IsFieldMask(field.MessageType):
                writer.WriteStartObject();
                writer.WriteEndObject();
                break;
            case FieldType.Message or FieldType.String or FieldType.Bytes:
                writer.WriteStringValue("");
                break;
            case FieldType.Enum:
                writer.WriteStringValue(field.EnumType.Values[0].Name);
                break;
            case FieldType.Bool:
                writer.WriteBooleanValue(false);
                break;
            default:
                writer.WriteNumberValue(0);
                break;
        }
    }
}
