using Matching.Travel;

namespace Matching.Lifts;

/// <summary>Bounds a leg's direct time without telling where in its cell the origin lies.</summary>
public static class DirectTimes
{
    /// <summary>Where an engine's time from the cell's centre is not bound enough, the exact time is rounded up to whole steps of this.</summary>
    private const double StepSeconds = 300;

    /// <summary>What the way from a cell's centre to its corner takes at most where roads are ordinary.</summary>
    private static readonly double WithinCellSeconds = StraightLineTimes.SecondsFor(OriginCell.HalfDiagonal);

    /// <summary>
    /// An upper bound, in seconds. The straight-line curve is subadditive, so for that engine the bound is made of the cell's time alone; an engine
    /// with roads may exceed it across a river, and then only the step that the exact time falls into shows.
    /// </summary>
    /// <param name="fromCell">Seconds between the cell's centre and the session.</param>
    /// <param name="exact">Seconds between the exact origin and the session.</param>
    public static double UpperBound(double fromCell, double exact)
    {
        var bound = fromCell + WithinCellSeconds;
        return exact <= bound ? bound : Math.Ceiling(exact / StepSeconds) * StepSeconds;
    }
}
