using Matching.Geo;

namespace TestKit.Osrm;

/// <summary>The roads of a <see cref="FakeOsrm"/>.</summary>
public sealed record FakeRoads
{
    /// <summary>The nearest point on a road.</summary>
    public Func<GridPoint, GridPoint> Snap { get; init; } = point => point;

    /// <summary>Seconds from one snapped point to another; null where no road leads there.</summary>
    public required Func<GridPoint, GridPoint, double?> Seconds { get; init; }

    /// <summary>Roads at 50 km/h that follow the grid: first east or west, then north or south.</summary>
    public static readonly FakeRoads Streets = new() { Seconds = (from, to) => Along(from, to) / (50 / 3.6) };

    /// <summary>
    /// Times that follow no rule but the greatest speed: other ways there and back, detours that save time, islands, and homes up to 1.2 km from any road.
    /// </summary>
    /// <param name="seed">Says which.</param>
    /// <param name="metresPerSecond">The greatest speed.</param>
    public static FakeRoads Wild(int seed, double metresPerSecond) => new()
    {
        Snap = point => new GridPoint(Math.Round(point.Easting), Math.Round(point.Northing) + (Unit(seed, point, point) is var far && far < 0.8 ? 0 : 6000 * (far - 0.8))),
        Seconds = (from, to) => Unit(seed, from, to) is var one && one < 0.02 ? null : (from.MetresTo(to) / metresPerSecond * (1 + (2 * one))) + (400 * Unit(seed, to, from)),
    };

    /// <summary>Metres along the streets.</summary>
    public static double Along(GridPoint from, GridPoint to) => Math.Abs(to.Easting - from.Easting) + Math.Abs(to.Northing - from.Northing);

    /// <summary>The same number from 0 to 1 whenever it is asked for the same points, to the metre.</summary>
    private static double Unit(int seed, GridPoint from, GridPoint to)
    {
        var mixed = (ulong)seed;
        foreach (var value in (double[])[from.Easting, from.Northing, to.Easting, to.Northing])
        {
            mixed = (mixed ^ (ulong)(long)Math.Round(value)) * 0x9E3779B97F4A7C15;
            mixed ^= mixed >> 29;
        }

        return (mixed >> 11) * (1.0 / (1UL << 53));
    }
}
