using Matching.Seats;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Matching.Hosting.Health;

/// <summary>Ready needs seats in memory to answer from.</summary>
internal sealed class FiguresCheck(LoadedFigures figures) : IHealthCheck
{
    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(figures.Current?.Newest is null ? HealthCheckResult.Unhealthy("No release of seats is loaded.") : HealthCheckResult.Healthy());
}
