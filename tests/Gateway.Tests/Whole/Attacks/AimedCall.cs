using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using TestKit.Fuzz;

namespace Gateway.Tests.Whole.Attacks;

/// <summary>Right calls of an rpc, made of its descriptor, in which one field of text says what the attacker wants it to: so an rpc that is new is attacked without a word here.</summary>
internal sealed class AimedCall
{
    private readonly CarefulValues values;
    private readonly MethodDescriptor rpc;

    public AimedCall(MethodDescriptor rpc, FuzzWorld world)
    {
        this.rpc = rpc;
        values = new CarefulValues(new Random(4), world);
        values.Begin(rpc);
        Targets = [.. TextsOf(rpc.InputType, [])];
    }

    /// <summary>Every field of text that a caller may set, wherever in the message it stands.</summary>
    public IReadOnlyList<IReadOnlyList<FieldDescriptor>> Targets { get; }

    /// <summary>The id of something that exists, which is not the attacker's; null where the field is no id.</summary>
    public string? IdOf(IReadOnlyList<FieldDescriptor> target) => values.Known(target[^1]);

    /// <summary>The call with one field set.</summary>
    public FuzzCall With(IReadOnlyList<FieldDescriptor> target, string text, string? token) =>
        new(rpc.Service.FullName, rpc.Name, Fill(rpc.InputType, target, 0, text).ToByteArray(), token);

    private static IEnumerable<IReadOnlyList<FieldDescriptor>> TextsOf(MessageDescriptor type, IReadOnlyList<FieldDescriptor> above)
    {
        foreach (var field in type.Fields.InDeclarationOrder().Where(field => !Is(field, FieldBehavior.OutputOnly)))
        {
            IReadOnlyList<FieldDescriptor> path = [.. above, field];
            if (field.FieldType == FieldType.String)
            {
                yield return path;
            }
            else if (field.FieldType == FieldType.Message && field.MessageType.File.Package == "matching.v1" && path.Count < 5)
            {
                foreach (var deeper in TextsOf(field.MessageType, path))
                {
                    yield return deeper;
                }
            }
        }
    }

    private IMessage Fill(MessageDescriptor type, IReadOnlyList<FieldDescriptor> target, int depth, string text)
    {
        var message = type.Parser.ParseFrom(ByteString.Empty);
        foreach (var field in type.Fields.InDeclarationOrder())
        {
            var aimed = depth < target.Count && target[depth] == field;
            if (!aimed && !Is(field, FieldBehavior.Required) && !NamesSomething(field))
            {
                continue;
            }

            var value = aimed && depth == target.Count - 1 ? text : Value(field, aimed ? target : [], depth, text);
            if (field.IsRepeated)
            {
                ((System.Collections.IList)field.Accessor.GetValue(message)).Add(value);
            }
            else
            {
                field.Accessor.SetValue(message, value);
            }
        }

        return message;
    }

    /// <summary>Whether a call without the field would be about nothing. Whoever makes a thing names no id, and a report names its person by one of several ids alone.</summary>
    private bool NamesSomething(FieldDescriptor field) =>
        field.FieldType == FieldType.String
        && !field.IsRepeated
        && values.Known(field) is not null
        && field.ContainingType.Name != "Report"
        && field.Name is not ("page_token" or "seat" or "return_lift_offer")
        && (field.Name != "id" || rpc.Name.StartsWith("Update", StringComparison.Ordinal) || rpc.Name.StartsWith("Get", StringComparison.Ordinal));

    private object Value(FieldDescriptor field, IReadOnlyList<FieldDescriptor> target, int depth, string text) => field.FieldType switch
    {
        FieldType.Int32 => values.Whole(field),
        FieldType.Double => values.Number(field),
        FieldType.Bool => false,
        FieldType.String => values.Text(field),
        FieldType.Enum => 1,
        FieldType.Message when field.MessageType.FullName == Timestamp.Descriptor.FullName => values.Instant(field).ToTimestamp(),
        FieldType.Message => Fill(field.MessageType, target, depth + 1, text),
        _ => throw new NotSupportedException(field.FullName),
    };

    private static bool Is(FieldDescriptor field, FieldBehavior behaviour) => field.GetOptions()?.GetExtension(FieldBehaviorExtensions.FieldBehavior).Contains(behaviour) == true;
}
