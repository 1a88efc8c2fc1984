using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Matching.Storage;

/// <summary>
/// How answers are kept. They outlive a new version of the service, so enums stand by name, and what a later version demands of a record may be
/// missing from one that was kept before.
/// </summary>
internal static class AnswerJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new JsonStringEnumConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { DemandNothing } },
    };

    /// <summary>The answer as it is kept.</summary>
    public static string Write<T>(T answer) => JsonSerializer.Serialize(answer, Options);

    /// <summary>The answer as it was.</summary>
    public static T Read<T>(string kept) => JsonSerializer.Deserialize<T>(kept, Options)!;

    private static void DemandNothing(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            property.IsRequired = false;
        }
    }
}
