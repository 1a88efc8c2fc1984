using Matching.Geo;

namespace Matching.Travel;

/// <summary>An engine that answers from a formula, at once and for any pair: nothing need be gathered beforehand.</summary>
public interface IInstantTravelTimes : ITravelTimes
{
    /// <summary>Seconds by car between two points.</summary>
    double Seconds(GridPoint from, GridPoint to);
}
