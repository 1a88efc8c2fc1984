using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Gateway.Hosting;

/// <summary>Ready needs a Matching that says it is ready itself.</summary>
internal sealed class MatchingCheck(Health.HealthClient matching, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var answer = await matching.CheckAsync(new HealthCheckRequest(), deadline: clock.GetUtcNow().UtcDateTime + Patience, cancellationToken: cancellationToken);
            return answer.Status == HealthCheckResponse.Types.ServingStatus.Serving
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("Matching is not ready.");
        }
        catch (RpcException)
        {
            return HealthCheckResult.Unhealthy("Matching cannot be reached.");
        }
    }
}
