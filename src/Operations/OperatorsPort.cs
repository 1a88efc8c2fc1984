using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Operations;

/// <summary>
/// The port that only operators reach: <c>/metrics</c>, <c>/health/live</c> and <c>/health/ready</c>, and nothing else. A request belongs
/// to it by the connection that it came over, which no header can feign; the public port serves none of these metrics.
/// </summary>
public sealed class OperatorsPort
{
    private static readonly OperatorsPort Mark = new();

    private OperatorsPort()
    {
    }

    /// <summary>Makes an address that the server listens on the operators' port.</summary>
    public static void On(ListenOptions endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        endpoint.Protocols = HttpProtocols.Http1;
        endpoint.Use(next => connection =>
        {
            connection.Features.Set(Mark);
            return next(connection);
        });
    }

    /// <summary>Tells whether a request came over the operators' port.</summary>
    public static bool Owns(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<OperatorsPort>() is not null;
    }

    /// <summary>Answers what comes over the operators' port; must be the first of the pipeline.</summary>
    public static void Map(IApplicationBuilder app) => app.MapWhen(Owns, port =>
    {
        port.Use((context, next) =>
        {
            // Scrapes and probes are no traffic.
            if (context.Features.Get<IHttpMetricsTagsFeature>() is { } metrics)
            {
                metrics.MetricsDisabled = true;
            }

            return next(context);
        });
        port.UseHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        port.UseHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Readiness.Tag), ResponseWriter = Readiness.WriteAsync });
        port.UseOpenTelemetryPrometheusScrapingEndpoint();
        port.Run(context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
    });
}
