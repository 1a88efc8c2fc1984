using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Operations;

/// <summary>
/// A stop in three steps: the service says that it is not ready, goes on accepting for as long as a load balancer needs to notice, then
/// accepts nothing more and finishes what is in flight.
/// </summary>
public sealed class GracefulStop(IHostApplicationLifetime lifetime, IOptions<StopOptions> options, TimeProvider clock) : IHostedLifecycleService, IHealthCheck
{
    private volatile bool asked;

    /// <summary>Whether the service was told to stop.</summary>
    public bool HasBegun => asked || lifetime.ApplicationStopping.IsCancellationRequested;

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(HasBegun ? HealthCheckResult.Unhealthy("The service is stopping.") : HealthCheckResult.Healthy());

    /// <inheritdoc />
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        asked = true;
        await Task.Delay(options.Value.Drain, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc />
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
