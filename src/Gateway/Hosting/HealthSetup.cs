using Gateway.Problems;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Operations;

namespace Gateway.Hosting;

/// <summary>Health that is true: live is the process itself; ready is a Matching that says it serves, until the Gateway is told to stop.</summary>
internal static class HealthSetup
{
    /// <summary>Registers the health checks and the stop in three steps.</summary>
    public static void AddGatewayHealth(this WebApplicationBuilder builder)
    {
        builder.AddGracefulStop(GatewayOptions.Section);
        builder.Services.AddHealthChecks().AddCheck<MatchingCheck>("matching", tags: [Readiness.Tag]);
    }

    /// <summary>Maps <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static void MapGatewayHealth(this WebApplication app)
    {
        var health = app.MapGroup("/health").DisableRateLimiting().DisableHttpMetrics();
        health.MapGet("/live", () => Results.Json(new { status = "live" }));
        health.MapGet("/ready", async (HttpContext http, HealthCheckService checks) =>
        {
            var report = await checks.CheckHealthAsync(check => check.Tags.Contains(Readiness.Tag), http.RequestAborted);
            if (report.Status == HealthStatus.Healthy)
            {
                await http.Response.WriteAsJsonAsync(new { status = "ready" }, http.RequestAborted);
            }
            else
            {
                await ProblemWriter.WriteAsync(http, ProblemTable.Plain(Reasons.Unavailable));
            }
        });
    }
}
