using Matching.Geo;

namespace Matching.Travel;

/// <summary>The port to travel times: for any pair of points, seconds and metres by car at a departure time.</summary>
public interface ITravelTimes
{
    /// <summary>
    /// Greatest straight speed in metres a second: <c>distance / MaxSpeed</c> is a true lower bound of every time this engine gives.
    /// </summary>
    double MaxSpeedMetresPerSecond { get; }

    /// <summary>A true lower bound of every time this engine gives, never below that of the greatest speed.</summary>
    LeastTimes Least => LeastTimes.AtSpeed(MaxSpeedMetresPerSecond);

    /// <summary>The same engine for the several questions of one search, which share one limit of time from now on.</summary>
    ITravelTimes ForOneSearch() => this;

    /// <summary>Times from every origin to every destination, row by row.</summary>
    /// <param name="origins">Points to start from.</param>
    /// <param name="destinations">Points to reach.</param>
    /// <param name="departure">When the journeys start; engines without traffic ignore it.</param>
    /// <param name="cancellation">Ends the wait for a remote engine.</param>
    ValueTask<TravelMatrix> MatrixAsync(
        IReadOnlyList<GridPoint> origins,
        IReadOnlyList<GridPoint> destinations,
        DateTimeOffset departure,
        CancellationToken cancellation);
}
