namespace Matching.Travel.Osrm;

/// <summary>The way between two points as the server told it, with the ways between the points and their roads.</summary>
/// <param name="Seconds">Seconds; not a number where there is no way.</param>
/// <param name="Metres">Metres; not a number where the server did not tell.</param>
internal sealed record RoadWay(double Seconds, double Metres)
{
    /// <summary>No way is known: a point is too far from any road, or no road leads there.</summary>
    public static readonly RoadWay None = new(double.NaN, double.NaN);

    /// <summary>From a point to itself.</summary>
    public static readonly RoadWay Nothing = new(0, 0);

    /// <summary>Tells whether there is a way.</summary>
    public bool Exists => !double.IsNaN(Seconds);
}
