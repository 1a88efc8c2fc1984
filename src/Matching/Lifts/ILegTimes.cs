using Matching.Geo;

namespace Matching.Lifts;

/// <summary>Travel times that are at hand: the judge never waits for an engine.</summary>
public interface ILegTimes
{
    /// <summary>True where the engine was away and straight-line times stand in.</summary>
    bool Approximate { get; }

    /// <summary>Seconds by car; 0 between a point and itself.</summary>
    double Seconds(GridPoint from, GridPoint to);
}
