using Matching.Storage.People.Rights;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Matching.Hosting.Health;

/// <summary>A database that was put back from a backup is not ready until who was erased since is erased again. Once seen to be right it stays so: a copy is made by another database.</summary>
internal sealed class CopyCheck(ErasureJournal journal) : IHealthCheck
{
    private volatile bool own;

    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            own = own || !await journal.IsForeignAsync(cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy("Whether the database is a copy cannot be found out.");
        }

        return own ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The database is a copy in which erasures have not been made again; run erase-again.");
    }
}
