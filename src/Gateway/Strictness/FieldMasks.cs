using Gateway.Contract;
using Google.Protobuf.Reflection;

namespace Gateway.Strictness;

/// <summary>Field masks: REST writes them in JSON names, as the body is written; transcoding would pass those on as proto names.</summary>
internal static class FieldMasks
{
    /// <summary>A mask in proto names.</summary>
    /// <param name="type">The message that the mask is about.</param>
    /// <param name="name">The parameter's name, for what is wrong.</param>
    /// <param name="text">The mask as the client wrote it.</param>
    /// <param name="problems">Collects what is wrong.</param>
    public static string ToProtoNames(MessageDescriptor type, string name, string text, FieldProblems problems)
    {
        var paths = new List<string>();
        foreach (var path in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (FieldPath.OfJsonNames(type, path) is { } field)
            {
                paths.Add(field.ProtoName);
            }
            else
            {
                problems.Add(name, $"Must name fields of the body, separated by commas; there is none called {(path.Length <= 50 ? path : $"{path[..50]}…")}.");
            }
        }

        return string.Join(',', paths);
    }
}
