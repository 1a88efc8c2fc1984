using Matching.Geo;
using Matching.Travel;

namespace Matching.Lifts;

/// <summary>
/// Times asked of an engine in a few matrices before anything is judged: one for each direction over all candidates without stops, and
/// one for each candidate that has stops, all within the engine's one limit of time. Beyond so many candidates the straight line stands in for those that the
/// party lies furthest out of the way of, so that one search never keeps the engine busy for all others.
/// </summary>
internal sealed class GatheredLegTimes : ILegTimes
{
    /// <summary>Most legs of one search whose times are asked of the engine.</summary>
    internal const int MostAsked = 250;

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
        var all = candidates.Where(one => !one.IsCoach).ToList();
        var cars = Nearest(all, homes);
        var search = engine.ForOneSearch();
        foreach (var direction in cars.Where(one => one.Leg.Stops.Count == 0).GroupBy(one => one.Leg.Direction))
        {
            var shared = homes.Select(home => home.Point).Concat(direction.Select(one => one.Session.Grid!.Value)).ToList();
            await gathered.AskAsync(
                search,
                [.. shared.Concat(direction.Select(one => one.Leg.Start)).Distinct()],
                [.. shared.Concat(direction.Select(one => one.Leg.End)).Distinct()],
                direction.Min(one => one.Leg.Anchor),
                cancellation);
        }

        foreach (var candidate in cars.Where(one => one.Leg.Stops.Count > 0))
        {
            var leg = candidate.Leg;
            var points = PointsOf(candidate, homes);
            await gathered.AskAsync(search, points, points, leg.Anchor, cancellation);
        }

        foreach (var candidate in cars.Count < all.Count ? all.Except(cars) : [])
        {
            gathered.StandIn(PointsOf(candidate, homes));
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

    /// <summary>Those that have least way to go round by the party's first place; all of them where they are few.</summary>
    private static List<LiftCandidate> Nearest(List<LiftCandidate> cars, IReadOnlyList<BoardingPoint> homes) =>
        cars.Count <= MostAsked ? cars : [.. cars
            .OrderBy(car => car.Leg.Start.MetresTo(homes[0].Point) + homes[0].Point.MetresTo(car.Leg.End) - car.Leg.Start.MetresTo(car.Leg.End))
            .ThenBy(car => car.OfferId)
            .Take(MostAsked)];

    private static GridPoint[] PointsOf(LiftCandidate candidate, IReadOnlyList<BoardingPoint> homes) =>
    [
        .. candidate.Leg.Stops.Select(stop => stop.Point)
            .Concat(homes.Select(home => home.Point))
            .Concat([candidate.Leg.Start, candidate.Leg.End, candidate.Session.Grid!.Value])
            .Distinct(),
    ];

    private void StandIn(GridPoint[] points)
    {
        Approximate = true;
        foreach (var from in points)
        {
            foreach (var to in points)
            {
                seconds.TryAdd((from, to), StraightLineTimes.SecondsFor(from.MetresTo(to)));
            }
        }
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
