using Matching.Geo;
using Matching.Travel;

namespace Matching.Lifts;

/// <summary>
/// Times asked of an engine in a few matrices before anything is judged: one for each direction over all candidates without stops, and
/// one for each candidate that has stops.
/// </summary>
internal sealed class GatheredLegTimes : ILegTimes
{
    private readonly Dictionary<(GridPoint From, GridPoint To), double> seconds = [];

    /// <inheritdoc />
    public bool Approximate { get; private set; }

    /// <inheritdoc />
    public double Seconds(GridPoint from, GridPoint to) => from == to ? 0 : seconds[(from, to)];

    /// <summary>Asks for every time that judging the candidates over these points can need.</summary>
    public static async Task<GatheredLegTimes> GatherAsync(
        ITravelTimes engine,
        IReadOnlyList<LiftCandidate> candidates,
        IReadOnlyList<BoardingPoint> homes,
        CancellationToken cancellation)
    {
        var gathered = new GatheredLegTimes();
        // The times of a coach are those of its timetable.
        var cars = candidates.Where(one => !one.IsCoach).ToList();
        foreach (var direction in cars.Where(one => one.Leg.Stops.Count == 0).GroupBy(one => one.Leg.Direction))
        {
            var shared = homes.Select(home => home.Point).Concat(direction.Select(one => one.Session.Grid!.Value)).ToList();
            await gathered.AskAsync(
                engine,
                [.. shared.Concat(direction.Select(one => one.Leg.Start)).Distinct()],
                [.. shared.Concat(direction.Select(one => one.Leg.End)).Distinct()],
                direction.Min(one => one.Leg.Anchor),
                cancellation);
        }

        foreach (var candidate in cars.Where(one => one.Leg.Stops.Count > 0))
        {
            var leg = candidate.Leg;
            GridPoint[] all = [.. leg.Stops.Select(stop => stop.Point)
                .Concat(homes.Select(home => home.Point))
                .Concat([leg.Start, leg.End, candidate.Session.Grid!.Value])
                .Distinct()];
            await gathered.AskAsync(engine, all, all, leg.Anchor, cancellation);
        }

        return gathered;
    }

    /// <summary>Asks for every time between these points.</summary>
    public static async Task<GatheredLegTimes> AmongAsync(
        ITravelTimes engine, IEnumerable<GridPoint> points, DateTimeOffset departure, CancellationToken cancellation)
    {
        var gathered = new GatheredLegTimes();
        GridPoint[] all = [.. points.Distinct()];
        await gathered.AskAsync(engine, all, all, departure, cancellation);
        return gathered;
    }

    private async Task AskAsync(ITravelTimes engine, GridPoint[] from, GridPoint[] to, DateTimeOffset departure, CancellationToken cancellation)
    {
        var matrix = await engine.MatrixAsync(from, to, departure, cancellation);
        Approximate |= matrix.Approximate;
        for (var row = 0; row < from.Length; row++)
        {
            for (var column = 0; column < to.Length; column++)
            {
                seconds[(from[row], to[column])] = matrix.Seconds(row, column);
            }
        }
    }
}
