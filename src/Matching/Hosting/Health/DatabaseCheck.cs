using Matching.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Matching.Hosting.Health;

/// <summary>
/// Ready needs a database that answers. The verdict is kept for a second, so that any number of probes costs the database one small
/// statement a second.
/// </summary>
internal sealed class DatabaseCheck(DatabasePing database, TimeProvider clock) : IHealthCheck, IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim gate = new(1, 1);
    private HealthCheckResult verdict;
    private DateTimeOffset? judgedAt;

    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (judgedAt is not { } at || clock.GetUtcNow() - at >= Fresh)
            {
                verdict = await JudgeAsync(cancellationToken);
                judgedAt = clock.GetUtcNow();
            }

            return verdict;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => gate.Dispose();

    private async Task<HealthCheckResult> JudgeAsync(CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            await database.PingAsync(either.Token);
            return HealthCheckResult.Healthy();
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            // Whatever it was, there is no answer; what exactly went wrong stays inside.
            return HealthCheckResult.Unhealthy("The database cannot be reached.");
        }
    }
}
