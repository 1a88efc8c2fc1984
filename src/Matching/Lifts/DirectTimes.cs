using Matching.Travel;

namespace Matching.Lifts;

/// <summary>Bounds a leg's direct time without telling where the origin lies that a point stands in for.</summary>
public static class DirectTimes
{
    /// <summary>Where an engine's time from the point is not bound enough, the exact time is rounded up to whole steps of this.</summary>
    private const double StepSeconds = 300;

    /// <summary>What the way from the point to the origin takes at most where roads are ordinary: a budget that starts at the point itself is smaller by so much.</summary>
    public static readonly double AsideSeconds = StraightLineTimes.SecondsFor(StandIn.Furthest);

    /// <summary>
    /// An upper bound, in seconds. The straight-line curve is subadditive, so for that engine the bound is made of the point's time alone; an engine
    /// with roads may exceed it across a river, and then only the step that the exact time falls into shows.
    /// </summary>
    /// <param name="fromStandIn">Seconds between the point and the session.</param>
    /// <param name="exact">Seconds between the exact origin and the session.</param>
    public static double UpperBound(double fromStandIn, double exact)
    {
        var bound = fromStandIn + AsideSeconds;
        return exact <= bound ? bound : Math.Ceiling(exact / StepSeconds) * StepSeconds;
    }
}
