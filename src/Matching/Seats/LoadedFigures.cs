using Matching.Geo;
using Matching.Outcomes;

namespace Matching.Seats;

/// <summary>Holds the snapshot that answers now: one reference, swapped when a release is renewed. Readers keep what they took.</summary>
internal sealed class LoadedFigures : IPlaces
{
    private volatile OfficialFigures? current;

    /// <summary>The snapshot, or null before the first release with seats is loaded: then the service is not ready.</summary>
    public OfficialFigures? Current => current;

    /// <summary>The snapshot, or the failure that tells a caller to come back.</summary>
    public Result<OfficialFigures> Get() =>
        current is { } figures ? figures : new Failure(Reason.Unavailable, "The official figures are still being loaded; try again shortly.");

    /// <summary>Puts a newer snapshot in place.</summary>
    public void Replace(OfficialFigures figures) => current = figures;

    /// <inheritdoc />
    public Result<Place> Resolve(string text) => Get().TryGet(out var figures, out var failure) ? figures.Places.Resolve(text) : failure;
}
