using System.Diagnostics.Metrics;
using Matching.Measures;
using Matching.Seats;

namespace Matching.Hosting.Health;

/// <summary>Tells the age of every release of official figures that answers now.</summary>
internal sealed class ReleaseAges(LoadedFigures figures, IMeterFactory meters, TimeProvider clock) : IHostedService
{
    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        meters.Create(SearchMeter.Name).CreateObservableGauge("matching.release.age", Measure, "s", "Time since a live release of official figures was imported.");
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private IEnumerable<Measurement<double>> Measure() => (figures.Current?.Releases ?? []).Select(release => new Measurement<double>(
        (clock.GetUtcNow() - release.ImportedAt).TotalSeconds,
        new KeyValuePair<string, object?>("matching.release.kind", release.Kind),
        new KeyValuePair<string, object?>("matching.release.boundary_set", release.BoundarySet),
        new KeyValuePair<string, object?>("matching.release.election", release.Election)));
}
