using Matching.Geo;

namespace Matching.Travel;

/// <summary>Routes that go straight from place to place, with the times of <see cref="StraightLineTimes"/>.</summary>
public sealed class StraightLineRoutes : ITravelRoutes
{
    /// <summary>The straight way through the points.</summary>
    /// <exception cref="ArgumentException">There are less than two points.</exception>
    public static TravelRoute Through(IReadOnlyList<GridPoint> points, bool approximate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points.Count, 2);
        var parts = points.Zip(points.Skip(1), (from, to) => from.MetresTo(to)).Select(metres => new RoutePart(StraightLineTimes.SecondsFor(metres), metres));
        return new TravelRoute([.. parts], [.. points.Select(BritishGrid.ToGeo)], approximate);
    }

    /// <inheritdoc />
    public ValueTask<TravelRoute> RouteAsync(IReadOnlyList<GridPoint> points, CancellationToken cancellation) =>
        new(Through(points, approximate: false));
}
