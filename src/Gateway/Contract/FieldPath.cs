using Google.Protobuf.Reflection;

namespace Gateway.Contract;

/// <summary>A field of a request, reached through the fields that hold it.</summary>
/// <param name="Fields">From the request's own field to the one meant; never empty.</param>
internal sealed record FieldPath(IReadOnlyList<FieldDescriptor> Fields)
{
    /// <summary>The field meant.</summary>
    public FieldDescriptor Field => Fields[^1];

    /// <summary>The path in JSON names, for example <c>campaign.id</c>.</summary>
    public string JsonName { get; } = string.Join('.', Fields.Select(field => field.JsonName));

    /// <summary>The path in proto names.</summary>
    public string ProtoName { get; } = string.Join('.', Fields.Select(field => field.Name));

    /// <summary>Whether the field holds a value that one text can say, rather than a message of fields.</summary>
    public bool IsValue => !Field.IsMap && (Field.FieldType != FieldType.Message || WellKnown.IsValue(Field.MessageType));

    /// <summary>The path written in JSON names, or null where there is none such.</summary>
    public static FieldPath? OfJsonNames(MessageDescriptor message, string path) =>
        Find(message, path, (type, name) => type.Fields.InDeclarationOrder().FirstOrDefault(field => field.JsonName == name));

    /// <summary>The path written in proto names.</summary>
    /// <exception cref="InvalidOperationException">There is none such: the contract itself is wrong.</exception>
    public static FieldPath OfProtoNames(MessageDescriptor message, string path) =>
        Find(message, path, (type, name) => type.FindFieldByName(name))
        ?? throw new InvalidOperationException($"{message.FullName} has no field {path}.");

    private static FieldPath? Find(MessageDescriptor message, string path, Func<MessageDescriptor, string, FieldDescriptor?> find)
    {
        var fields = new List<FieldDescriptor>();
        var type = message;
        foreach (var name in path.Split('.'))
        {
            if (type is null || find(type, name) is not { } field)
            {
                return null;
            }

            fields.Add(field);
            type = field is { FieldType: FieldType.Message, IsRepeated: false } && !WellKnown.IsValue(field.MessageType) ? field.MessageType : null;
        }

        return new FieldPath(fields);
    }
}
