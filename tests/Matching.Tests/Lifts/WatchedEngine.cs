using Matching.Geo;
using Matching.Travel;

namespace Matching.Tests.Lifts;

/// <summary>An engine that must be asked, and what happens each time that it is.</summary>
internal sealed class WatchedEngine(Func<Task> whenAsked) : ITravelTimes
{
    private readonly StraightLineTimes times = new();

    public double MaxSpeedMetresPerSecond => times.MaxSpeedMetresPerSecond;

    public async ValueTask<TravelMatrix> MatrixAsync(
        IReadOnlyList<GridPoint> origins, IReadOnlyList<GridPoint> destinations, DateTimeOffset departure, CancellationToken cancellation)
    {
        await whenAsked();
        return await times.MatrixAsync(origins, destinations, departure, cancellation);
    }
}
