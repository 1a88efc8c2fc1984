using Google.OrTools.Sat;

namespace Proof.Quality.Best;

/// <summary>The most requests that any choice of loads could serve on the way there, and the least time that as many cost drivers.</summary>
/// <param name="Matched">Requests of the best choice found.</param>
/// <param name="Bound">No choice serves more: proven.</param>
/// <param name="OutwardSeconds">Driver's time added by the choice with the least of it that serves as many.</param>
public sealed record BestPossible(int Matched, int Bound, double OutwardSeconds)
{
    /// <summary>Work after which the solver stops, in its own units, which are the same on any machine.</summary>
    private const double Work = 60;

    /// <summary>
    /// Serves each request by one car at most, each car by one load at most. Whoever rides both ways rides there, so nobody serves more requests there and back than <see cref="Bound"/>.
    /// </summary>
    internal static BestPossible Of(IReadOnlyList<CarLoad> loads)
    {
        if (loads.Count == 0)
        {
            return new BestPossible(0, 0, 0);
        }

        var (chosen, bound) = Solve(loads, load => load.Requests.Count, most: null);
        var matched = chosen.Sum(load => load.Requests.Count);
        var (cheapest, _) = Solve(loads, load => -(long)Math.Round(load.AddedSeconds), matched);
        return new BestPossible(matched, (int)bound, cheapest.Sum(load => load.AddedSeconds));
    }

    private static (IReadOnlyList<CarLoad> Chosen, double Bound) Solve(IReadOnlyList<CarLoad> loads, Func<CarLoad, long> worth, int? most)
    {
        var model = new CpModel();
        var take = loads.Select((_, at) => model.NewBoolVar($"{at}")).ToList();
        foreach (var car in Enumerable.Range(0, loads.Count).GroupBy(at => loads[at].Car))
        {
            model.AddAtMostOne(car.Select(at => take[at]));
        }

        foreach (var request in Enumerable.Range(0, loads.Count).SelectMany(at => loads[at].Requests.Select(one => (one, at))).GroupBy(pair => pair.one, pair => pair.at))
        {
            model.AddAtMostOne(request.Select(at => take[at]));
        }

        if (most is { } wanted)
        {
            model.Add(LinearExpr.WeightedSum(take, loads.Select(load => (long)load.Requests.Count)) >= wanted);
        }

        model.Maximize(LinearExpr.WeightedSum(take, loads.Select(worth)));
        var solver = new CpSolver { StringParameters = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"num_workers:1,random_seed:1,max_deterministic_time:{Work}") };
        var status = solver.Solve(model);
        if (status is not (CpSolverStatus.Optimal or CpSolverStatus.Feasible))
        {
            throw new InvalidOperationException($"The solver answered {status}.");
        }

        return ([.. loads.Where((_, at) => solver.BooleanValue(take[at]))], solver.BestObjectiveBound);
    }
}
