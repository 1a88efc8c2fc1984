namespace Matching.Travel.Osrm;

/// <summary>What the way between a point and the road that the server put it on means.</summary>
internal static class Snap
{
    /// <summary>A point farther from its road than this has no roads.</summary>
    private const double GreatestMetres = 1000;

    /// <summary>Speed on the straight way between a point and its road.</summary>
    private const double MetresPerSecond = 1.3;

    /// <summary>Tells whether the server's roads are too far to mean anything.</summary>
    public static bool IsTooFar(double metres) => !(metres <= GreatestMetres);

    /// <summary>The way from one point to another over the roads between their snapped points.</summary>
    /// <param name="seconds">Seconds between the snapped points; null where no road leads there.</param>
    /// <param name="metres">Metres between them; null where not told.</param>
    /// <param name="before">Metres from the first point to its road.</param>
    /// <param name="after">Metres from the road to the second point.</param>
    public static RoadWay Way(double? seconds, double? metres, double before, double after) =>
        seconds is not { } driven || IsTooFar(before) || IsTooFar(after)
            ? RoadWay.None
            : new RoadWay(driven + ((before + after) / MetresPerSecond), (metres ?? double.NaN) + before + after);
}
