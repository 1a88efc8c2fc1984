using System.Text.Json.Nodes;
using Gateway.Contract;
using Google.Api;
using Google.Protobuf.Reflection;

namespace Gateway.OpenApi;

/// <summary>Makes schemas of the contract's messages, and keeps those that something refers to.</summary>
internal sealed class SchemaBuilder(ContractComments comments, IReadOnlySet<MessageDescriptor> writable)
{
    private readonly SortedDictionary<string, JsonObject> schemas = new(StringComparer.Ordinal);

    /// <summary>Every schema referred to so far, by name.</summary>
    public IEnumerable<KeyValuePair<string, JsonObject>> All => schemas;

    /// <summary>A reference to a message's schema.</summary>
    public JsonObject ReferTo(MessageDescriptor message) => ReferTo(NameOf(message), () => SchemaOf(message, field => true));

    /// <summary>A reference to the schema of a request's body without the fields that stand in the path.</summary>
    public JsonObject ReferToBody(ContractRoute route) =>
        route.BodyField is { } body
            ? ReferTo(body.MessageType)
            : ReferTo(NameOf(route.Method.InputType), () => SchemaOf(route.Method.InputType, field => route.PathFields.All(path => path.Fields[0] != field)));

    /// <summary>The schema of a field, without its description.</summary>
    public JsonObject SchemaOf(FieldDescriptor field)
    {
        var one = field.FieldType switch
        {
            FieldType.Message => MessageOf(field.MessageType),
            FieldType.Enum => ReferTo(NameOf(field.EnumType), () => SchemaOf(field.EnumType)),
            FieldType.Bool => new JsonObject { ["type"] = "boolean" },
            FieldType.Double => new JsonObject { ["type"] = "number", ["format"] = "double" },
            FieldType.Int32 => new JsonObject { ["type"] = "integer", ["format"] = "int32" },
            FieldType.String => new JsonObject { ["type"] = "string" },
            _ => throw new NotSupportedException($"{field.FullName} has a type that the contract does not use elsewhere."),
        };
        var schema = field.IsRepeated ? new JsonObject { ["type"] = "array", ["items"] = one } : one;
        CommentLimits.Add(schema, field, comments.Of(field));
        return schema;
    }

    /// <summary>Whether the contract says the field must be there.</summary>
    public static bool IsRequired(FieldDescriptor field) => Behaviours(field).Contains(FieldBehavior.Required);

    private static IEnumerable<FieldBehavior> Behaviours(FieldDescriptor field) =>
        field.GetOptions()?.GetExtension(FieldBehaviorExtensions.FieldBehavior) ?? Enumerable.Empty<FieldBehavior>();

    private JsonObject MessageOf(MessageDescriptor message) =>
        WellKnown.IsTimestamp(message) ? new JsonObject { ["type"] = "string", ["format"] = "date-time" }
        : WellKnown.IsDuration(message) ? new JsonObject { ["type"] = "string", ["pattern"] = @"^-?[0-9]+(\.[0-9]{1,9})?s$" }
        : WellKnown.IsFieldMask(message) ? new JsonObject { ["type"] = "string" }
        : ReferTo(message);

    private JsonObject SchemaOf(MessageDescriptor message, Func<FieldDescriptor, bool> includes)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var field in message.Fields.InDeclarationOrder().Where(includes))
        {
            var schema = SchemaOf(field);
            schema["description"] = comments.Of(field);
            if (Behaviours(field).Contains(FieldBehavior.OutputOnly))
            {
                schema["readOnly"] = true;
            }
            else if (Behaviours(field).Contains(FieldBehavior.InputOnly))
            {
                schema["writeOnly"] = true;
            }

            properties[field.JsonName] = schema;
            if (IsRequired(field) || (!writable.Contains(message) && IsAlwaysWritten(field)))
            {
                required.Add(field.JsonName);
            }
        }

        var result = new JsonObject { ["type"] = "object", ["description"] = comments.Of(message), ["properties"] = properties };
        if (required.Count > 0)
        {
            result["required"] = required;
        }

        return result;
    }

    /// <summary>Zeros and empty lists are answered too; only what knows "not set" may be missing.</summary>
    private static bool IsAlwaysWritten(FieldDescriptor field) => !field.HasPresence;

    private JsonObject SchemaOf(EnumDescriptor type) => new()
    {
        ["type"] = "string",
        ["description"] = string.Join('\n', [comments.Of(type.ContainingType), "", .. type.Values.Select(value => $"- `{value.Name}`: {comments.Of(value)}")]),
        ["enum"] = new JsonArray([.. type.Values.Select(value => JsonValue.Create(value.Name))]),
    };

    private JsonObject ReferTo(string name, Func<JsonObject> make)
    {
        if (!schemas.ContainsKey(name))
        {
            // Kept before it is made, since messages may hold each other.
            schemas[name] = [];
            schemas[name] = make();
        }

        return new JsonObject { ["$ref"] = $"#/components/schemas/{name}" };
    }

    private static string NameOf(MessageDescriptor message) => message.FullName[(message.File.Package.Length + 1)..];

    /// <summary>Each enum is the only thing in a message of its own, whose name it goes by.</summary>
    private static string NameOf(EnumDescriptor type) => NameOf(type.ContainingType);
}
