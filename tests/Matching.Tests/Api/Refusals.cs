using Google.Rpc;
using Grpc.Core;

namespace Matching.Tests.Api;

/// <summary>Reads from an answer why a call was refused.</summary>
internal static class Refusals
{
    /// <summary>The status, the reason and every wrong field, in order of name with spaces between.</summary>
    public static async Task<(StatusCode Code, string Reason, string Fields)> RefusalAsync<T>(this AsyncUnaryCall<T> call)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await call);
        var status = refused.GetRpcStatus()!;
        IEnumerable<string> fields = status.GetDetail<BadRequest>()?.FieldViolations.Select(violation => violation.Field).Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>();
        return (refused.StatusCode, status.GetDetail<ErrorInfo>().Reason, string.Join(' ', fields));
    }
}
