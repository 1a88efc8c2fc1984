using System.Globalization;
using Grpc.Core;
using Matching.Outcomes;

namespace Matching.Api;

/// <summary>
/// Gives a reason to failures that gRPC itself answers, before any rpc or interceptor of ours: bytes that are no message of the rpc would be
/// told as <c>UNKNOWN</c> or <c>INTERNAL</c>, as if the service had failed. Our own failures carry their details already and pass.
/// </summary>
internal sealed class UnreadMessages(RequestDelegate next)
{
    private const string StatusHeader = "grpc-status";
    private const string MessageHeader = "grpc-message";
    private const string DetailsHeader = "grpc-status-details-bin";

    private static readonly Failure Malformed = new(Reason.MalformedMessage, "The request is not a message of this rpc, or is larger than this service takes: 4 MiB, and 64 MiB for plans.");
    private static readonly Failure NoSuchRpc = new(Reason.RouteNotFound, "There is no such rpc, or it does not take this encoding.");

    /// <summary>Serves the call, and says more of how it failed where nobody else did.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);
        var answer = http.Response;

        // Where nothing was answered but a status, gRPC keeps it among the headers, which have not been sent yet.
        if (!answer.HasStarted && answer.Headers.TryGetValue(StatusHeader, out var status) && !answer.Headers.ContainsKey(DetailsHeader)
            && FailureOf(status) is { } failure)
        {
            var told = ErrorTable.ToException(failure);
            answer.Headers[StatusHeader] = ((int)told.StatusCode).ToString(CultureInfo.InvariantCulture);
            answer.Headers[MessageHeader] = Uri.EscapeDataString(failure.Detail);
            answer.Headers[DetailsHeader] = Convert.ToBase64String(told.Trailers.GetValueBytes(DetailsHeader)!);
        }
    }

    private static Failure? FailureOf(string? status) =>
        int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            ? (StatusCode)code switch
            {
                StatusCode.Unknown or StatusCode.Internal or StatusCode.ResourceExhausted => Malformed,
                StatusCode.Unimplemented => NoSuchRpc,
                _ => null,
            }
            : null;
}
