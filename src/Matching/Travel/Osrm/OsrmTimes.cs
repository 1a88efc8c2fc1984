using Matching.Geo;
using Matching.Measures;

namespace Matching.Travel.Osrm;

/// <summary>
/// Travel times over real roads, asked of an <c>osrm-routed</c>. Where it is away, or a point has no roads, the straight line stands in and the pair is
/// marked approximate. No time is less than the straight way at the greatest speed.
/// </summary>
internal sealed class OsrmTimes(RoadTables tables, RoadCache cache, TravelOptions options, TravelMeter meter, TimeProvider clock) : ITravelTimes
{
    /// <inheritdoc />
    public double MaxSpeedMetresPerSecond => options.MaxMetresPerSecond;

    /// <inheritdoc />
    public ITravelTimes ForOneSearch() => new OneSearch(this, clock.GetTimestamp());

    /// <inheritdoc />
    public ValueTask<TravelMatrix> MatrixAsync(
        IReadOnlyList<GridPoint> origins, IReadOnlyList<GridPoint> destinations, DateTimeOffset departure, CancellationToken cancellation) =>
        MatrixAsync(origins, destinations, options.Timeout, cancellation);

    private async ValueTask<TravelMatrix> MatrixAsync(
        IReadOnlyList<GridPoint> origins, IReadOnlyList<GridPoint> destinations, TimeSpan patience, CancellationToken cancellation)
    {
        RoadPoint[] from = [.. origins.Select(RoadPoint.Of)], to = [.. destinations.Select(RoadPoint.Of)];
        var ways = cache.Find(from, to);
        await tables.FillAsync(from, to, ways, patience, cancellation);
        return Assemble(origins, destinations, ways);
    }

    private TimeSpan Left(long began) => options.Timeout - clock.GetElapsedTime(began);

    private TravelMatrix Assemble(IReadOnlyList<GridPoint> origins, IReadOnlyList<GridPoint> destinations, RoadWay?[] ways)
    {
        var seconds = new double[ways.Length];
        var metres = new double[ways.Length];
        var approximate = new bool[ways.Length];
        var fallen = 0;
        for (int row = 0, cell = 0; row < origins.Count; row++)
        {
            for (var column = 0; column < destinations.Count; column++, cell++)
            {
                var straight = origins[row].MetresTo(destinations[column]);
                var way = ways[cell] is { Exists: true } told ? told : null;
                var time = way?.Seconds ?? StraightLineTimes.SecondsFor(straight);
                seconds[cell] = Math.Max(time, straight / MaxSpeedMetresPerSecond);
                metres[cell] = way is null || double.IsNaN(way.Metres) ? straight : Math.Max(way.Metres, straight);
                approximate[cell] = way is null;
                fallen += way is null ? 1 : 0;
            }
        }

        meter.FellBack(fallen);
        return new TravelMatrix(origins.Count, destinations.Count, seconds, metres, approximate) { Provisional = ways.AsSpan().Contains(null) };
    }

    /// <summary>What is left of the time when its last question is asked is all that this one gets; what is kept needs none.</summary>
    private sealed class OneSearch(OsrmTimes engine, long began) : ITravelTimes
    {
        public double MaxSpeedMetresPerSecond => engine.MaxSpeedMetresPerSecond;

        public ITravelTimes ForOneSearch() => this;

        public ValueTask<TravelMatrix> MatrixAsync(
            IReadOnlyList<GridPoint> origins, IReadOnlyList<GridPoint> destinations, DateTimeOffset departure, CancellationToken cancellation) =>
            engine.MatrixAsync(origins, destinations, engine.Left(began), cancellation);
    }
}
