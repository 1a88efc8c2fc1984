using System.Text;
using System.Text.Json;
using Gateway.Contract;
using Google.Protobuf.Reflection;

namespace Gateway.Strictness;

/// <summary>What one JSON token must be to be a field's value.</summary>
internal static class JsonTexts
{
    /// <summary>What is wrong with the reader's token as the field's value; null where it is right.</summary>
    public static string? FaultOf(ref Utf8JsonReader reader, FieldDescriptor field)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return "Must not be null; leave it out.";
        }

        var wanted = TokenOf(field);
        var is64 = field.FieldType is FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 or FieldType.UInt64 or FieldType.Fixed64;
        switch (reader.TokenType)
        {
            case JsonTokenType.True or JsonTokenType.False when wanted == JsonTokenType.True:
                return null;
            case JsonTokenType.Number when wanted == JsonTokenType.Number:
                return Texts.FaultOf(field, Encoding.UTF8.GetString(reader.ValueSpan));
            case JsonTokenType.String when wanted == JsonTokenType.String || is64:
                return Read(ref reader) is { } text ? Texts.FaultOf(field, text) : "Must be text whose surrogates come in pairs.";
            default:
                return wanted switch
                {
                    JsonTokenType.True => "Must be true or false.",
                    JsonTokenType.Number => "Must be a number.",
                    JsonTokenType.StartObject => "Must be an object.",
                    _ => field.FieldType == FieldType.Enum ? Texts.EnumFault(field.EnumType, "") : "Must be a string.",
                };
        }
    }

    /// <summary>The text of the reader's string or name; null where it is not Unicode, such as half a surrogate pair.</summary>
    public static string? Read(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static JsonTokenType TokenOf(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Bool => JsonTokenType.True,
        FieldType.String or FieldType.Bytes or FieldType.Enum => JsonTokenType.String,
        FieldType.Message => WellKnown.IsValue(field.MessageType) ? JsonTokenType.String : JsonTokenType.StartObject,
        _ => JsonTokenType.Number,
    };
}
