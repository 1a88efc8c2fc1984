using Matching.Geo;

namespace Matching.Travel;

/// <summary>
/// Travel times from straight distances alone: minutes = 0.8667 (d + 16 d / (d + 8)) with d in kilometres, which is 23 km/h straight when
/// near and towards 69.2 when far. The curve is concave through the origin, so a stop on the way never saves time.
/// </summary>
public sealed class StraightLineTimes : IInstantTravelTimes
{
    private const double SecondsPerUnit = 0.8667 * 60;
    private const double StartKilometres = 16;
    private const double HalfwayKilometres = 8;

    /// <inheritdoc />
    public double MaxSpeedMetresPerSecond => 69.3 / 3.6;

    /// <inheritdoc />
    public LeastTimes Least => new(SecondsPerUnit / 1000, StartKilometres * 1000, HalfwayKilometres * 1000);

    /// <summary>Seconds for a straight distance in metres.</summary>
    public static double SecondsFor(double metres)
    {
        var kilometres = metres / 1000;
        return SecondsPerUnit * (kilometres + (StartKilometres * kilometres / (kilometres + HalfwayKilometres)));
    }

    /// <inheritdoc />
    public double Seconds(GridPoint from, GridPoint to) => SecondsFor(from.MetresTo(to));

    /// <inheritdoc />
    public ValueTask<TravelMatrix> MatrixAsync(
        IReadOnlyList<GridPoint> origins,
        IReadOnlyList<GridPoint> destinations,
        DateTimeOffset departure,
        CancellationToken cancellation)
    {
        var seconds = new double[origins.Count * destinations.Count];
        var metres = new double[seconds.Length];
        for (int row = 0, cell = 0; row < origins.Count; row++)
        {
            for (var column = 0; column < destinations.Count; column++, cell++)
            {
                metres[cell] = origins[row].MetresTo(destinations[column]);
                seconds[cell] = SecondsFor(metres[cell]);
            }
        }

        return new ValueTask<TravelMatrix>(new TravelMatrix(origins.Count, destinations.Count, seconds, metres));
    }
}
