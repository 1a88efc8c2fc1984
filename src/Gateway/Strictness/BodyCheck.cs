using System.Text.Json;
using System.Text.Unicode;
using Gateway.Contract;
using Gateway.Problems;
using Google.Protobuf.Reflection;

namespace Gateway.Strictness;

/// <summary>Checks a JSON body against the message it is to become, before transcoding reads it: it would ignore what it does not know.</summary>
internal static class BodyCheck
{
    /// <summary>The problem of a body that cannot be read at all; null where it can be, and then what is wrong in it is collected.</summary>
    public static Problem? Check(ReadOnlySpan<byte> body, MessageDescriptor type, FieldProblems problems)
    {
        if (body.IsEmpty)
        {
            return new Problem(Reasons.MalformedBody, "The body is empty; it must be a JSON object, at least {}.");
        }

        if (body.StartsWith("\uFEFF"u8) || !Utf8.IsValid(body))
        {
            return new Problem(Reasons.MalformedBody, "The body must be JSON in UTF-8, without a byte order mark.");
        }

        try
        {
            var reader = new Utf8JsonReader(body);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return new Problem(Reasons.MalformedBody, "The body must be a JSON object.");
            }

            CheckObject(ref reader, type, "", problems);

            // Throws where something follows the object.
            reader.Read();
            return null;
        }
        catch (JsonException fault)
        {
            return new Problem(Reasons.MalformedBody, $"The body is not well-formed JSON, at line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}.");
        }
    }

    private static void CheckObject(ref Utf8JsonReader reader, MessageDescriptor type, string prefix, FieldProblems problems)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonTexts.Read(ref reader);
            var path = $"{prefix}{name ?? "?"}";
            reader.Read();
            if (name is null || Find(type, name) is not { } field)
            {
                problems.AddInBody(path, name is not null && type.FindFieldByName(name) is { } meant ? $"There is no such field; write {meant.JsonName}." : "There is no such field.");
                reader.Skip();
            }
            else if (!seen.Add(name))
            {
                problems.AddInBody(path, "May be given only once.");
                reader.Skip();
            }
            else if (field.IsRepeated)
            {
                CheckList(ref reader, field, path, problems);
            }
            else
            {
                CheckValue(ref reader, field, path, problems);
            }
        }
    }

    private static void CheckList(ref Utf8JsonReader reader, FieldDescriptor field, string path, FieldProblems problems)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            problems.AddInBody(path, "Must be a list.");
            reader.Skip();
            return;
        }

        for (var at = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; at++)
        {
            CheckValue(ref reader, field, $"{path}[{at}]", problems);
        }
    }

    private static void CheckValue(ref Utf8JsonReader reader, FieldDescriptor field, string path, FieldProblems problems)
    {
        if (field.FieldType == FieldType.Message && !WellKnown.IsValue(field.MessageType) && reader.TokenType == JsonTokenType.StartObject)
        {
            CheckObject(ref reader, field.MessageType, $"{path}.", problems);
            return;
        }

        if (JsonTexts.FaultOf(ref reader, field) is { } fault)
        {
            problems.AddInBody(path, fault);
        }

        reader.Skip();
    }

    private static FieldDescriptor? Find(MessageDescriptor type, string name)
    {
        foreach (var field in type.Fields.InDeclarationOrder())
        {
            if (field.JsonName == name)
            {
                return field;
            }
        }

        return null;
    }
}
