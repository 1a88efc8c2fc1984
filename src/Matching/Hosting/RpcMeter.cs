using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Matching.Measures;
using Microsoft.AspNetCore.Http.Features;

namespace Matching.Hosting;

/// <summary>
/// Measures every call with its gRPC status, by the semantic conventions for rpc. It stands in front of gRPC, so that what gRPC itself refuses before any rpc
/// counts too; the web server's own metrics, which know only HTTP's status, 200 for a failed call too, are not kept beside it (decision 610).
/// </summary>
internal sealed class RpcMeter
{
    private const string StatusTrailer = "grpc-status";

    /// <summary>As the conventions name a method that the service does not have: a client could else make any number of names.</summary>
    private const string NoSuchMethod = "_OTHER";

    private static readonly KeyValuePair<string, object?> SystemTag = new("rpc.system.name", "grpc");

    /// <summary>The tags' texts, made once: methods and status codes are closed sets.</summary>
    private static readonly ConcurrentDictionary<GrpcMethodMetadata, string> Methods = new(ReferenceEqualityComparer.Instance);
    private static readonly Dictionary<string, string> Codes = Enum.GetValues<StatusCode>()
        .ToDictionary(code => ((int)code).ToString(CultureInfo.InvariantCulture), code => code.ToString(), StringComparer.Ordinal);

    private readonly RequestDelegate next;
    private readonly Histogram<double> duration;

    public RpcMeter(RequestDelegate next, IMeterFactory meters)
    {
        this.next = next;
        duration = meters.Create(SearchMeter.Name).CreateHistogram(
            "rpc.server.call.duration",
            "s",
            "Duration of a call.",
            advice: new InstrumentAdvice<double>
            {
                HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
            });
    }

    /// <summary>Serves the call and measures it, also one that its client gives up.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            await next(http);
        }
        finally
        {
            duration.Record(
                Stopwatch.GetElapsedTime(start).TotalSeconds,
                SystemTag,
                new KeyValuePair<string, object?>("rpc.method", MethodOf(http)),
                new KeyValuePair<string, object?>("rpc.response.status_code", StatusOf(http)));
        }
    }

    private static string MethodOf(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>() is { } rpc
            ? Methods.GetOrAdd(rpc, known => known.Method.FullName.TrimStart('/'))
            : NoSuchMethod;

    /// <summary>The status stands in the trailers, or where nothing else was answered among the headers; where it is in neither, the client is gone.</summary>
    private static string StatusOf(HttpContext http)
    {
        var trailers = http.Features.Get<IHttpResponseTrailersFeature>()?.Trailers;
        var status = trailers is not null && trailers.TryGetValue(StatusTrailer, out var told) ? told : http.Response.Headers[StatusTrailer];
        return status.Count == 1 && Codes.TryGetValue(status.ToString(), out var code) ? code : nameof(StatusCode.Cancelled);
    }
}
