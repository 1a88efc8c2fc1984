using Gateway.Contract;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Gateway.Strictness;

/// <summary>Checks what stands in the path and the query against the contract.</summary>
internal static class ParameterCheck
{
    /// <summary>Names every wrong or unknown parameter and takes it out of the request, and rewrites field masks into proto names.</summary>
    public static void Check(ContractRoute route, HttpRequest request, FieldProblems problems)
    {
        CheckPath(route, request, problems);
        if (!request.QueryString.HasValue)
        {
            return;
        }

        var values = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        var rewritten = false;

        // Read from the raw text: the parsed collection merges names that differ in case only.
        foreach (var pair in new QueryStringEnumerable(request.QueryString.Value))
        {
            var name = pair.DecodeName().ToString();
            var value = pair.DecodeValue().ToString();
            if (route.FindQueryField(name) is not { } path)
            {
                problems.Add(name, "There is no such parameter.");
                rewritten = true;
                continue;
            }

            var known = values.GetValueOrDefault(name);
            if (known.Count > 0 && !path.Field.IsRepeated)
            {
                problems.Add(path, name, "May be given only once.");
                continue;
            }

            if (Texts.FaultOf(path.Field, value) is { } fault)
            {
                problems.Add(path, name, fault);
                rewritten = true;
                continue;
            }

            if (path.Field.FieldType == FieldType.Message && WellKnown.IsFieldMask(path.Field.MessageType) && route.BodyField is { } body)
            {
                value = FieldMasks.ToProtoNames(body.MessageType, name, value, problems);
                rewritten = true;
            }

            values[name] = StringValues.Concat(known, value);
        }

        if (rewritten)
        {
            request.Query = new QueryCollection(values);
        }
    }

    private static void CheckPath(ContractRoute route, HttpRequest request, FieldProblems problems)
    {
        foreach (var path in route.PathFields)
        {
            if (request.RouteValues.TryGetValue(path.ProtoName, out var value) && value is string text && Texts.FaultOf(path.Field, text) is { } fault)
            {
                problems.Add(path, path.JsonName, fault);
                request.RouteValues.Remove(path.ProtoName);
            }
        }
    }
}
