using Matching.Geo;

namespace Matching.Travel;

/// <summary>The port to a car's way through several places, as it is drawn on a map.</summary>
public interface ITravelRoutes
{
    /// <summary>The way through the points in their order.</summary>
    /// <param name="points">Two points or more.</param>
    /// <param name="cancellation">Ends the wait for a remote engine.</param>
    ValueTask<TravelRoute> RouteAsync(IReadOnlyList<GridPoint> points, CancellationToken cancellation);
}
