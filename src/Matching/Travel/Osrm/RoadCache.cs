using Matching.Measures;
using Microsoft.Extensions.Caching.Memory;

namespace Matching.Travel.Osrm;

/// <summary>
/// Keeps the ways that the server told, so many pairs of points and so long. What stood in while it was away is never kept. In memory alone: what is kept of a
/// person's home dies with the process.
/// </summary>
internal sealed class RoadCache : IDisposable
{
    private readonly MemoryCache? kept;
    private readonly TimeSpan lifetime;
    private readonly TravelMeter meter;

    public RoadCache(TravelOptions options, TimeProvider clock, TravelMeter meter)
    {
        lifetime = options.CacheFor;
        this.meter = meter;
        kept = options.CachePairs > 0 ? new MemoryCache(new MemoryCacheOptions { SizeLimit = options.CachePairs, Clock = new CacheClock(clock) }) : null;
    }

    /// <summary>The ways that are known between points, row by row; null where not.</summary>
    public RoadWay?[] Find(RoadPoint[] origins, RoadPoint[] destinations)
    {
        var ways = new RoadWay?[origins.Length * destinations.Length];
        int hits = 0, misses = 0, cell = 0;
        foreach (var origin in origins)
        {
            foreach (var destination in destinations)
            {
                if (origin == destination)
                {
                    ways[cell] = RoadWay.Nothing;
                }
                else if (kept is not null && kept.TryGetValue((origin, destination), out RoadWay? way))
                {
                    ways[cell] = way;
                    hits++;
                }
                else
                {
                    misses++;
                }

                cell++;
            }
        }

        meter.Looked(hits, misses);
        return ways;
    }

    /// <summary>Keeps a way.</summary>
    public void Keep(RoadPoint origin, RoadPoint destination, RoadWay way) =>
        kept?.Set((origin, destination), way, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = lifetime });

    /// <inheritdoc />
    public void Dispose() => kept?.Dispose();
}
