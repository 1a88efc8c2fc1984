using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Operations;

namespace Gateway.Hosting;

/// <summary>Traces, metrics and logs.</summary>
internal static class TelemetrySetup
{
    /// <summary>Registers what is seen from outside: that of every service, and the calls to Matching.</summary>
    public static void AddGatewayTelemetry(this WebApplicationBuilder builder) => builder.AddTelemetry(
        "gateway",
        traces => traces.AddGrpcClientInstrumentation().AddHttpClientInstrumentation(),
        metrics => metrics.AddMeter(Telemetry.HttpRequests, "Microsoft.AspNetCore.RateLimiting"));
}
