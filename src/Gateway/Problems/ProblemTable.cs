using Google.Rpc;
using Grpc.Core;

namespace Gateway.Problems;

/// <summary>
/// The one table from what Matching answered to what the client sees. Words are passed on only where Matching meant them for the caller: with a
/// reason of its own domain. Any other failure is told in this table's words, so that nothing from inside shows.
/// </summary>
internal static class ProblemTable
{
    private const string Domain = "matching.v1";

    /// <summary>How long a client should wait for a Matching that is away.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    /// <summary>The problem of a failed call.</summary>
    /// <param name="failure">What the gRPC client threw.</param>
    /// <param name="bodyField">Proto name of the request's field that is the body, whose name REST clients do not write; null where there is none.</param>
    public static Problem Of(RpcException failure, string? bodyField)
    {
        var status = failure.GetRpcStatus();
        var info = status?.GetDetail<ErrorInfo>();
        if (info is not { Domain: Domain } || Reasons.Find(info.Reason) is not { } reason)
        {
            return Plain(Plain(failure));
        }

        if (reason != Reasons.InvalidField)
        {
            return Plain(reason) with { Detail = status!.Message, Metadata = info.Metadata };
        }

        var violations = status!.GetDetail<BadRequest>()?.FieldViolations ?? [];
        if (violations.Count == 0)
        {
            return new Problem(reason, status.Message);
        }

        var problem = Problem.Invalid([.. violations.Select(violation => new FieldProblem(JsonPath.Of(violation.Field, bodyField), violation.Description))]);

        // Of several, Matching says how many there are, which may be more than it names.
        return violations.Count == 1 ? problem : problem with { Detail = status.Message };
    }

    /// <summary>The problem of a reason in its own words.</summary>
    public static Problem Plain(Reason reason) => new(reason)
    {
        RetryAfter = reason == Reasons.Unavailable ? RetryAfter : reason == Reasons.RateLimited ? TimeSpan.FromSeconds(1) : null,
    };

    private static Reason Plain(RpcException failure) => failure.StatusCode switch
    {
        // The client could not reach Matching at all; it says so as INTERNAL where the connection was refused halfway.
        StatusCode.Internal when failure.Status.DebugException is HttpRequestException or IOException => Reasons.Unavailable,
        StatusCode.InvalidArgument or StatusCode.OutOfRange => Reasons.InvalidField,
        StatusCode.Unauthenticated => Reasons.Unauthenticated,
        StatusCode.PermissionDenied => Reasons.PermissionDenied,
        StatusCode.Unimplemented => Reasons.RouteNotFound,
        StatusCode.ResourceExhausted => Reasons.RateLimited,
        StatusCode.Cancelled => Reasons.ClientClosedRequest,
        StatusCode.Unavailable => Reasons.Unavailable,
        StatusCode.DeadlineExceeded => Reasons.DeadlineExceeded,
        _ => Reasons.Internal,
    };
}
