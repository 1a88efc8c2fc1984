using Matching.Geo;

namespace Matching.Travel;

/// <summary>A car's way through several places.</summary>
/// <param name="Parts">One part between each two neighbouring places.</param>
/// <param name="Line">The way as a line, first place first; never empty.</param>
/// <param name="Approximate">True where an engine with roads could not tell and the straight line stands in.</param>
public sealed record TravelRoute(IReadOnlyList<RoutePart> Parts, IReadOnlyList<GeoPoint> Line, bool Approximate)
{
    /// <summary>Seconds from the first place to the last, stops not counted.</summary>
    public double Seconds => Parts.Sum(part => part.Seconds);

    /// <summary>Metres from the first place to the last.</summary>
    public double Metres => Parts.Sum(part => part.Metres);
}
