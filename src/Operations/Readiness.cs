using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Operations;

/// <summary>Live says that the process runs; ready says that it can serve. A health check counts for ready if it carries this tag.</summary>
public static class Readiness
{
    /// <summary>Tag of the health checks that must hold for the service to be ready.</summary>
    public const string Tag = "ready";

    /// <summary>Answers the verdict, and where it is bad the names of the checks that fail.</summary>
    internal static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain";
        var failing = report.Entries.Where(entry => entry.Value.Status != HealthStatus.Healthy).Select(entry => entry.Key);
        return context.Response.WriteAsync(report.Status == HealthStatus.Healthy ? "Healthy" : $"Unhealthy: {string.Join(", ", failing)}");
    }
}
