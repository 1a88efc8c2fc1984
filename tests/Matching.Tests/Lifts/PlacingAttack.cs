using Matching.Geo;
using Matching.Lifts;
using Matching.Travel;

namespace Matching.Tests.Lifts;

/// <summary>
/// Somebody tries to place a driver. On each of many rays from a place where the car is found, the way is halved until it is found at one point and not some metres
/// further: there the car's detour is used up, which is an equation for where it starts. The place that fits all of them best is taken.
/// </summary>
/// <param name="ask">Whether the car is found from a point; one search.</param>
/// <param name="middle">A place where it is found.</param>
/// <param name="session">Where it goes.</param>
/// <param name="detour">The driver's greatest detour, which the offer shows.</param>
internal sealed class PlacingAttack(Func<GridPoint, Task<bool>> ask, GridPoint middle, GridPoint session, TimeSpan detour)
{
    private const double Furthest = 25_000;
    private const int Halvings = 13;
    private const double GridMetres = 25;
    private const int GridSteps = 120;

    private static readonly LiftRules Rules = new();

    /// <summary>The best estimate, within 3 km of a point that is known to be near.</summary>
    public async Task<GridPoint> PlaceAsync(int searches, GridPoint near)
    {
        var edges = new GridPoint[searches / Halvings];
        var some = new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = TestContext.Current.CancellationToken };
        await Parallel.ForEachAsync(Enumerable.Range(0, edges.Length), some, async (ray, _) => edges[ray] = await EdgeAsync(ray, edges.Length));
        return Hypotheses(near).MinBy(home => edges.Sum(edge => Math.Pow(Excess(home, edge), 2)));
    }

    private async Task<GridPoint> EdgeAsync(int ray, int rays)
    {
        var (sine, cosine) = Math.SinCos(2 * Math.PI * ray / rays);
        var (found, lost) = (0.0, Furthest);
        for (var halving = 0; halving < Halvings; halving++)
        {
            var metres = (found + lost) / 2;
            (found, lost) = await ask(At(metres)) ? (metres, lost) : (found, metres);
        }

        return At((found + lost) / 2);

        GridPoint At(double metres) => new(middle.Easting + (metres * cosine), middle.Northing + (metres * sine));
    }

    /// <summary>Seconds by which a car from there would miss its limit over this point; none where it starts there.</summary>
    private double Excess(GridPoint home, GridPoint edge) =>
        StraightLineTimes.SecondsFor(home.MetresTo(edge)) + Rules.StopTime.TotalSeconds + StraightLineTimes.SecondsFor(edge.MetresTo(session))
        - StraightLineTimes.SecondsFor(home.MetresTo(session)) - detour.TotalSeconds;

    private static IEnumerable<GridPoint> Hypotheses(GridPoint near) =>
        from east in Enumerable.Range(-GridSteps, (2 * GridSteps) + 1)
        from north in Enumerable.Range(-GridSteps, (2 * GridSteps) + 1)
        select new GridPoint(near.Easting + (GridMetres * east), near.Northing + (GridMetres * north));
}
