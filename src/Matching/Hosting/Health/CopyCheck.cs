using Matching.People;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Matching.Hosting.Health;

/// <summary>A database that was put back from a backup is not ready until who was erased since is erased again.</summary>
internal sealed class CopyCheck(ICopyGuard copies) : IHealthCheck
{
    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return await copies.ServesAsync(cancellationToken)
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("The database is a copy in which erasures have not been made again; run erase-again.");
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy("Whether the database is a copy cannot be found out.");
        }
    }
}
