using Gateway.Problems;
using Grpc.Core;
using Grpc.Health.V1;

namespace Gateway.Hosting;

/// <summary>Health that is true: live is the process itself, ready is a Matching that says it serves.</summary>
internal static class HealthSetup
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Maps <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static void MapGatewayHealth(this WebApplication app)
    {
        var health = app.MapGroup("/health").DisableRateLimiting();
        health.MapGet("/live", () => Results.Json(new { status = "live" }));
        health.MapGet("/ready", async (HttpContext http, Health.HealthClient matching, TimeProvider clock) =>
        {
            if (await ServesAsync(matching, clock, http.RequestAborted))
            {
                await http.Response.WriteAsJsonAsync(new { status = "ready" }, http.RequestAborted);
            }
            else
            {
                await ProblemWriter.WriteAsync(http, ProblemTable.Plain(Reasons.Unavailable));
            }
        });
    }

    private static async Task<bool> ServesAsync(Health.HealthClient matching, TimeProvider clock, CancellationToken cancel)
    {
        try
        {
            var answer = await matching.CheckAsync(new HealthCheckRequest(), deadline: clock.GetUtcNow().UtcDateTime + Patience, cancellationToken: cancel);
            return answer.Status == HealthCheckResponse.Types.ServingStatus.Serving;
        }
        catch (RpcException)
        {
            return false;
        }
    }
}
