using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gateway.Contract;
using Gateway.Problems;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Grpc.Core;

namespace Gateway.Tests.Whole;

/// <summary>Holds every answer to what the contract promises, and counts what was answered.</summary>
internal sealed partial class Answers
{
    private readonly ConcurrentDictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> faults = [];

    /// <summary>What is wrong with the answers so far, each with its request.</summary>
    public IReadOnlyCollection<string> Faults => faults;

    /// <summary>The rpcs that were not served yet, or not refused for a field though they have some.</summary>
    public IReadOnlyCollection<string> Missing() =>
    [
        .. ContractRoutes.All.Select(route => route.Method)
            .Where(rpc => CountOf(rpc.Name, "OK") == 0 || (rpc.InputType.Fields.InDeclarationOrder().Count > 0 && CountOf(rpc.Name, "INVALID_FIELD") == 0))
            .Select(rpc => rpc.Name),
    ];

    /// <summary>Every answer with its count, a line each.</summary>
    public string Table() => string.Join('\n', counts.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Value,6} {one.Key}"));

    /// <summary>Judges an answer over REST.</summary>
    public void Judge(string request, ContractRoute route, HttpResponseMessage response, byte[] body)
    {
        var rpc = route.Method.Name;
        var status = (int)response.StatusCode;
        if (status < 400)
        {
            Count(rpc, "OK");
            return;
        }

        var text = Encoding.UTF8.GetString(body);
        if (response.Content.Headers.ContentType?.MediaType != "application/problem+json")
        {
            Fault(request, $"{status} is no problem: {text}");
            return;
        }

        using var problem = JsonDocument.Parse(body);
        var name = problem.RootElement.GetProperty("reason").GetString()!;
        Count(rpc, name);
        if (status >= 500 || Reasons.Find(name) is not { } reason || reason.Status != status || problem.RootElement.GetProperty("status").GetInt32() != status)
        {
            Fault(request, $"{status} is not one that may be: {text}");
        }

        if (Inside().IsMatch(text))
        {
            Fault(request, $"Something from inside shows: {text}");
        }

        if (name == Reasons.InvalidField.Name)
        {
            var errors = problem.RootElement.GetProperty("errors").EnumerateArray().ToList();
            foreach (var error in errors.Where(error => !IsKnown(route, error.GetProperty("field").GetString()!, error.GetProperty("detail").GetString()!)))
            {
                Fault(request, $"Names a field that is none: {error}");
            }

            if (errors.Count == 0)
            {
                Fault(request, $"Names no field: {text}");
            }
        }
    }

    /// <summary>Judges an answer over REST that has no body, or none of ours.</summary>
    public void JudgeStatus(string request, HttpResponseMessage response)
    {
        if ((int)response.StatusCode >= 500)
        {
            Fault(request, $"{(int)response.StatusCode} is not one that may be.");
        }
    }

    /// <summary>Judges a failure over gRPC.</summary>
    public void Judge(string request, MethodDescriptor rpc, RpcException failure)
    {
        var status = failure.GetRpcStatus();
        if (status?.GetDetail<ErrorInfo>() is not { Domain: "matching.v1" } info || Reasons.Find(info.Reason) is not { } reason)
        {
            Count(rpc.Name, $"{failure.StatusCode}");
            Fault(request, $"{failure.StatusCode} without a reason of the list: {failure.Status.Detail}");
            return;
        }

        Count(rpc.Name, info.Reason);
        if (reason.Status >= 500 || failure.StatusCode is StatusCode.Internal or StatusCode.Unknown or StatusCode.Unavailable || status.Code != (int)failure.StatusCode)
        {
            Fault(request, $"{failure.StatusCode} is not one that may be: {status}");
        }

        var violations = status.GetDetail<BadRequest>()?.FieldViolations ?? [];
        string[] texts = [status.Message, failure.Status.Detail, .. violations.Select(violation => $"{violation.Field} {violation.Description}")];
        if (Array.Exists(texts, text => text.Length == 0 || Inside().IsMatch(text)))
        {
            Fault(request, $"Something from inside shows, or nothing is told: {string.Join(" | ", texts)}");
        }

        if (reason == Reasons.InvalidField)
        {
            foreach (var violation in violations.Where(violation => FieldOf(rpc.InputType, violation.Field) is null))
            {
                Fault(request, $"Names a field that is none: {violation}");
            }

            if (violations.Count == 0)
            {
                Fault(request, $"Names no field: {status}");
            }
        }
    }

    /// <summary>Counts an answer.</summary>
    public void Count(string rpc, string answer) => counts.AddOrUpdate($"{rpc} {answer}", 1, (_, count) => count + 1);

    /// <summary>Keeps what is wrong with the answer to a request.</summary>
    public void Fault(string request, string fault) => faults.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{fault}\n    {request}"));

    /// <summary>How often an rpc was answered in some way: a reason, or OK.</summary>
    private int CountOf(string rpc, string answer) => counts.GetValueOrDefault($"{rpc} {answer}");

    /// <summary>
    /// A parameter, a field of the body, or one that the client invented and is told so. A generated path may be that of another route, but then of the
    /// same service.
    /// </summary>
    private static bool IsKnown(ContractRoute route, string field, string detail) =>
        detail.StartsWith("There is no such", StringComparison.Ordinal)
        || route.Method.Service.Methods.Select(ContractRoutes.Of).Any(other =>
            FieldOf(other.Method.InputType, field) is not null || (other.BodyType is { } body && FieldOf(body, field) is not null));

    /// <summary>The field of a path in proto or JSON names, with or without places in lists.</summary>
    private static FieldDescriptor? FieldOf(MessageDescriptor type, string path)
    {
        FieldDescriptor? found = null;
        foreach (var name in Index().Replace(path, "").Split('.'))
        {
            found = type?.Fields.InDeclarationOrder().FirstOrDefault(field => field.Name == name || field.JsonName == name);
            if (found is null)
            {
                return null;
            }

            type = found.FieldType == FieldType.Message ? found.MessageType : null!;
        }

        return found;
    }

    [GeneratedRegex(@"\[[0-9]+\]")]
    private static partial Regex Index();

    /// <summary>What only code, a service, SQL or a connection would say.</summary>
    [GeneratedRegex(@"Npgsql|Exception|SqlState|Postgres|PostGIS|\bat [A-Z]\w+\.|\.cs\b|Host=|127\.0\.0\.1|\b(insert into|select|constraint|violates|relation)\b|System\.|Google\.|Grpc\.|Matching\.|0x[0-9A-F]{2}", RegexOptions.IgnoreCase)]
    private static partial Regex Inside();
}
