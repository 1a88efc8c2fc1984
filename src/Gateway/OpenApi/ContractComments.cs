using System.Collections.Frozen;
using Google.Protobuf.Collections;
using Google.Protobuf.Reflection;
using Matching.V1;

namespace Gateway.OpenApi;

/// <summary>The comments of the contract, by full name; generated code carries none, so they come from the descriptor set beside it.</summary>
internal sealed class ContractComments
{
    // Field numbers of descriptor.proto, which is how source locations are addressed.
    private const int FileMessages = 4;
    private const int FileEnums = 5;
    private const int FileServices = 6;
    private const int MessageFields = 2;
    private const int MessageMessages = 3;
    private const int MessageEnums = 4;
    private const int EnumValues = 2;
    private const int ServiceMethods = 2;

    private readonly FrozenDictionary<string, string> comments;

    private ContractComments(Dictionary<string, string> comments) => this.comments = comments.ToFrozenDictionary();

    /// <summary>Reads the comments that lie in the contract's assembly.</summary>
    public static ContractComments Load()
    {
        using var stream = typeof(SeatReflection).Assembly.GetManifestResourceStream("matching.protoset")
            ?? throw new InvalidOperationException("The contract's assembly holds no descriptor set.");
        var comments = new Dictionary<string, string>();
        foreach (var file in FileDescriptorSet.Parser.ParseFrom(stream).File.Where(file => file.Package == SeatReflection.Descriptor.Package))
        {
            var texts = file.SourceCodeInfo.Location
                .Where(location => location.LeadingComments.Length > 0)
                .ToDictionary(location => Key(location.Path), location => Text(location.LeadingComments));
            Add(file, texts, comments);
        }

        return new ContractComments(comments);
    }

    /// <summary>The comment of a message, field, service or rpc, as one paragraph.</summary>
    public string Of(IDescriptor descriptor) => comments.GetValueOrDefault(descriptor.FullName, "");

    /// <summary>The comment of an enum value; protobuf names values beside their enum, so that the enum's own name is needed too.</summary>
    public string Of(EnumValueDescriptor value) => comments.GetValueOrDefault($"{value.EnumDescriptor.FullName}.{value.Name}", "");

    private static void Add(FileDescriptorProto file, Dictionary<string, string> texts, Dictionary<string, string> comments)
    {
        for (var at = 0; at < file.MessageType.Count; at++)
        {
            AddMessage(file.MessageType[at], $"{file.Package}.", $"{FileMessages},{at}");
        }

        for (var at = 0; at < file.EnumType.Count; at++)
        {
            AddEnum(file.EnumType[at], $"{file.Package}.", $"{FileEnums},{at}");
        }

        for (var at = 0; at < file.Service.Count; at++)
        {
            var service = file.Service[at];
            AddOne($"{file.Package}.{service.Name}", $"{FileServices},{at}");
            AddAll(service.Method, method => $"{file.Package}.{service.Name}.{method.Name}", $"{FileServices},{at},{ServiceMethods}");
        }

        void AddMessage(DescriptorProto message, string prefix, string path)
        {
            var name = $"{prefix}{message.Name}";
            AddOne(name, path);
            AddAll(message.Field, field => $"{name}.{field.Name}", $"{path},{MessageFields}");
            for (var at = 0; at < message.NestedType.Count; at++)
            {
                AddMessage(message.NestedType[at], $"{name}.", $"{path},{MessageMessages},{at}");
            }

            for (var at = 0; at < message.EnumType.Count; at++)
            {
                AddEnum(message.EnumType[at], $"{name}.", $"{path},{MessageEnums},{at}");
            }
        }

        void AddEnum(EnumDescriptorProto type, string prefix, string path)
        {
            AddOne($"{prefix}{type.Name}", path);
            AddAll(type.Value, value => $"{prefix}{type.Name}.{value.Name}", $"{path},{EnumValues}");
        }

        void AddAll<T>(RepeatedField<T> all, Func<T, string> name, string path)
        {
            for (var at = 0; at < all.Count; at++)
            {
                AddOne(name(all[at]), $"{path},{at}");
            }
        }

        void AddOne(string name, string path)
        {
            if (texts.TryGetValue(path, out var text))
            {
                comments[name] = text;
            }
        }
    }

    private static string Key(RepeatedField<int> path) => string.Join(',', path);

    private static string Text(string comment) => string.Join(' ', comment.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
