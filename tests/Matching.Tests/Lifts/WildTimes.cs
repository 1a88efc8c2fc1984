using Matching.Geo;
using Matching.Travel;
using TestKit.Osrm;

namespace Matching.Tests.Lifts;

/// <summary>An engine in memory whose times follow no rule but the greatest speed: a detour may save time, the way back is another.</summary>
internal sealed class WildTimes(int seed) : ITravelTimes
{
    private readonly FakeRoads roads = FakeRoads.Wild(seed, 69.3 / 3.6);

    public double MaxSpeedMetresPerSecond => 69.3 / 3.6;

    public ValueTask<TravelMatrix> MatrixAsync(
        IReadOnlyList<GridPoint> origins, IReadOnlyList<GridPoint> destinations, DateTimeOffset departure, CancellationToken cancellation)
    {
        var pairs = origins.SelectMany(from => destinations.Select(to => (From: from, To: to))).ToList();
        return new(new TravelMatrix(
            origins.Count,
            destinations.Count,
            [.. pairs.Select(pair => roads.Seconds(pair.From, pair.To) ?? 3600)],
            [.. pairs.Select(pair => pair.From.MetresTo(pair.To))]));
    }
}
