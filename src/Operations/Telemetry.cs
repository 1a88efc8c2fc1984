using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Operations;

/// <summary>
/// Traces, metrics and logs, the same in every service. Nothing of a person is in any of them: no query string, no SQL parameter, no body.
/// Where no OTLP endpoint is set, nothing is traced at all; metrics are always there for Prometheus to fetch.
/// </summary>
public static class Telemetry
{
    /// <summary>The web server's figures of requests; a service that measures its calls itself leaves it out, since it is paid for with every one.</summary>
    public const string HttpRequests = "Microsoft.AspNetCore.Hosting";

    private static readonly string[] Meters = ["Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http"];

    /// <summary>Registers what is seen of a service from outside.</summary>
    /// <param name="builder">The service.</param>
    /// <param name="service">Its name in traces and metrics; <c>OTEL_SERVICE_NAME</c> goes before it.</param>
    /// <param name="traces">Adds the service's own sources of traces.</param>
    /// <param name="metrics">Adds the service's own meters.</param>
    public static void AddTelemetry(
        this WebApplicationBuilder builder,
        string service,
        Action<TracerProviderBuilder> traces,
        Action<MeterProviderBuilder> metrics)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddOperatorLogs();
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.Clear().AddService(service).AddTelemetrySdk().AddEnvironmentVariableDetector())
            .WithMetrics(meters =>
            {
                meters.AddMeter(Meters).AddRuntimeInstrumentation().AddPrometheusExporter();
                // Two figures a request for a queue that is the thread pool's, whose length dotnet.thread_pool.queue.length tells.
                meters.AddView("kestrel.queued_requests", MetricStreamConfiguration.Drop);
                metrics(meters);
                if (builder.Configuration.Sends("METRICS"))
                {
                    meters.AddOtlpExporter();
                }
            });
        if (builder.Configuration.Sends("TRACES"))
        {
            telemetry.WithTracing(tracing =>
            {
                tracing.AddAspNetCoreInstrumentation(requests =>
                {
                    requests.Filter = context => !OperatorsPort.Owns(context) && !context.Request.Path.StartsWithSegments("/grpc.health.v1.Health", StringComparison.Ordinal);
                    // Places are asked for in the query, and a path may hold anything; http.route tells what was called.
                    requests.EnrichWithHttpRequest = (activity, _) => activity.SetTag("url.query", null).SetTag("url.path", null);
                }).AddOtlpExporter();
                traces(tracing);
            });
        }

        if (builder.Configuration.Sends("LOGS"))
        {
            telemetry.WithLogging(logs => logs.AddOtlpExporter(), logs => logs.IncludeScopes = false);
        }
    }
}
