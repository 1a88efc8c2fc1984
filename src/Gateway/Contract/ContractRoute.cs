using System.Text.RegularExpressions;
using Google.Api;
using Google.Protobuf.Reflection;

namespace Gateway.Contract;

/// <summary>One rpc as REST serves it: its verb, its path and which part of the request travels where.</summary>
internal sealed partial class ContractRoute
{
    private ContractRoute(MethodDescriptor method, HttpRule rule)
    {
        Method = method;
        (Verb, Pattern) = rule.PatternCase switch
        {
            HttpRule.PatternOneofCase.Get => ("GET", rule.Get),
            HttpRule.PatternOneofCase.Put => ("PUT", rule.Put),
            HttpRule.PatternOneofCase.Post => ("POST", rule.Post),
            HttpRule.PatternOneofCase.Delete => ("DELETE", rule.Delete),
            HttpRule.PatternOneofCase.Patch => ("PATCH", rule.Patch),
            _ => throw new NotSupportedException($"{method.FullName} has an http rule of a kind that is not served."),
        };
        HasBody = rule.Body.Length > 0;
        BodyField = HasBody && rule.Body != "*" ? method.InputType.FindFieldByName(rule.Body) : null;
        ResponseField = rule.ResponseBody.Length > 0 ? method.OutputType.FindFieldByName(rule.ResponseBody) : null;
        PathFields = [.. Variable().Matches(Pattern).Select(match => FieldPath.OfProtoNames(method.InputType, match.Groups["path"].Value))];
    }

    /// <summary>The rpc.</summary>
    public MethodDescriptor Method { get; }

    /// <summary>The HTTP verb, in upper case.</summary>
    public string Verb { get; }

    /// <summary>The path as in the contract, with variables in proto names, for example <c>/v1/sessions/{session}:cancel</c>.</summary>
    public string Pattern { get; }

    /// <summary>Whether the request has a body.</summary>
    public bool HasBody { get; }

    /// <summary>The request's field that is the body; null where the body is the whole request, or there is none.</summary>
    public FieldDescriptor? BodyField { get; }

    /// <summary>The message that the body is; null where there is none.</summary>
    public MessageDescriptor? BodyType => HasBody ? BodyField?.MessageType ?? Method.InputType : null;

    /// <summary>The response's field that is answered; null where it is the whole response.</summary>
    public FieldDescriptor? ResponseField { get; }

    /// <summary>The fields that stand in the path, in its order.</summary>
    public IReadOnlyList<FieldPath> PathFields { get; }

    /// <summary>Whether the call only reads, so that asking twice does no harm.</summary>
    public bool OnlyReads => Verb == "GET";

    /// <summary>The field that a query parameter sets, or null where there is none of this name.</summary>
    public FieldPath? FindQueryField(string name)
    {
        if (HasBody && BodyField is null)
        {
            return null;
        }

        var path = FieldPath.OfJsonNames(Method.InputType, name);
        return path is null || !path.IsValue || path.Fields[0] == BodyField || PathFields.Any(other => other.JsonName == path.JsonName) ? null : path;
    }

    /// <summary>Whether REST answers with an event stream.</summary>
    public bool IsStream => Method.IsServerStreaming;

    /// <summary>The route of an rpc, or null where REST does not serve it.</summary>
    public static ContractRoute? Of(MethodDescriptor method) =>
        (method.GetOptions()?.GetExtension(AnnotationsExtensions.Http) ?? EventRoutes.RuleOf(method)) is { } rule ? new ContractRoute(method, rule) : null;

    [GeneratedRegex(@"\{(?<path>[a-z0-9_.]+)\}")]
    private static partial Regex Variable();
}
