using Gateway.Contract;
using Google.Protobuf.Reflection;

namespace Gateway.Strictness;

/// <summary>
/// A request feature: not all of the request could be read. The rest is sent to Matching to be checked and never to be done, and what it finds is told
/// together with what could not be read (decision 504).
/// </summary>
/// <param name="Problems">What could not be read.</param>
/// <param name="ProtoPaths">The request's fields that could not be read, in proto spelling; what the contract does not know is not among them.</param>
internal sealed record UnreadFields(FieldProblems Problems, IReadOnlyCollection<string> ProtoPaths)
{
    /// <summary>The header that asks Matching to check a call and not to make it.</summary>
    public const string CheckOnlyHeader = "matching-check-only";

    /// <summary>The header that tells Matching which fields could not be read.</summary>
    public const string UnreadHeader = "matching-unread-fields";

    /// <summary>What could not be read of a request to this route.</summary>
    public static UnreadFields Of(ContractRoute route, FieldProblems problems)
    {
        var prefix = route.BodyField is { } body ? $"{body.Name}." : "";
        var inBody = problems.InBody.Select(path => route.BodyType is { } type && InProtoNames(type, path) is { } proto ? $"{prefix}{proto}" : null);
        return new UnreadFields(problems, [.. problems.Unread.Concat(inBody.OfType<string>()).Distinct()]);
    }

    /// <summary>A JSON path such as <c>targets[1].maxShare</c> in proto names; null where the contract has none such.</summary>
    private static string? InProtoNames(MessageDescriptor message, string jsonPath)
    {
        var names = new List<string>();
        MessageDescriptor? type = message;
        foreach (var step in jsonPath.Split('.'))
        {
            var index = step.IndexOf('[', StringComparison.Ordinal);
            var name = index < 0 ? step : step[..index];
            if (type?.Fields.InDeclarationOrder().FirstOrDefault(field => field.JsonName == name) is not { } found)
            {
                return null;
            }

            names.Add(index < 0 ? found.Name : $"{found.Name}{step[index..]}");
            type = found.FieldType == FieldType.Message ? found.MessageType : null;
        }

        return string.Join('.', names);
    }
}
