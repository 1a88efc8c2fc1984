using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Matching.Measures;

namespace Matching.Hosting;

/// <summary>
/// Measures every rpc with its gRPC status, by the semantic conventions; the web server's own metrics know only HTTP's status, which is
/// 200 for a failed call too.
/// </summary>
internal sealed class RpcMeter : Interceptor
{
    /// <summary>The tags' texts, made once: methods and status codes are closed sets.</summary>
    private static readonly ConcurrentDictionary<string, string> Methods = new(StringComparer.Ordinal);
    private static readonly Dictionary<StatusCode, string> Codes = Enum.GetValues<StatusCode>().ToDictionary(code => code, code => code.ToString());

    private readonly Histogram<double> duration;

    public RpcMeter(IMeterFactory meters) => duration = meters.Create(SearchMeter.Name).CreateHistogram(
        "rpc.server.call.duration",
        "s",
        "Duration of a call.",
        advice: new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
        });

    /// <inheritdoc />
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            var answer = await continuation(request, context);
            Record(start, context, context.Status.StatusCode);
            return answer;
        }
        catch (RpcException failure)
        {
            Record(start, context, failure.StatusCode);
            throw;
        }
    }

    /// <inheritdoc />
    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            await continuation(request, responseStream, context);
            Record(start, context, context.Status.StatusCode);
        }
        catch (RpcException failure)
        {
            Record(start, context, failure.StatusCode);
            throw;
        }
    }

    private void Record(long start, ServerCallContext context, StatusCode status) => duration.Record(
        Stopwatch.GetElapsedTime(start).TotalSeconds,
        new KeyValuePair<string, object?>("rpc.system.name", "grpc"),
        new KeyValuePair<string, object?>("rpc.method", Methods.GetOrAdd(context.Method, method => method.TrimStart('/'))),
        new KeyValuePair<string, object?>("rpc.response.status_code", Codes.GetValueOrDefault(status, nameof(StatusCode.Unknown))));
}
