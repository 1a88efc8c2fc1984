using Matching.Plans.Cars;
using Matching.Plans.Choice;

namespace Matching.Plans;

/// <summary>
/// Plans a weekend. A first plan one by one; then columns of cars and a bound by pricing them against the linear relaxation; a plan of the relaxation by diving; that made better block by block; and where what is left is small
/// enough, the proof that nothing is better. Everything that is free to choose follows the seed, and what is counted as work is the same everywhere.
/// </summary>
public sealed class PlanSolver(TimeProvider clock)
{
    /// <summary>Share of the limits that finding columns may use, the rest being for the plan itself.</summary>
    private const double ForColumns = 0.5;

    /// <summary>Beyond so many volunteers prices come from a first-order method.</summary>
    internal int Many { get; init; } = 1_500;

    /// <summary>The best plan that is found within the problem's limits, or until whoever asks gives up.</summary>
    /// <param name="problem">A problem that <see cref="PlanProblemChecks"/> finds no fault with.</param>
    /// <param name="tell">Told whenever the plan or the bound is better.</param>
    /// <param name="cancellation">Ends the search with the best plan so far.</param>
    public Plan Solve(PlanProblem problem, Action<PlanProgress>? tell, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var parts = BySession.Split(problem);
        if (parts.Count == 1)
        {
            return SolveWhole(problem, tell, cancellation);
        }

        var start = clock.GetTimestamp();
        var plans = new List<Plan>();
        var (value, bound, placed) = (0.0, parts.Sum(BySession.MostCarried), 0);
        foreach (var part in parts)
        {
            var most = BySession.MostCarried(part);
            bound -= most;
            var left = problem.Limits.Time is { } time ? (time - clock.GetElapsedTime(start)) / (parts.Count - plans.Count) : (TimeSpan?)null;
            var limits = problem.Limits with { Work = problem.Limits.Work / parts.Count, Time = left > TimeSpan.Zero ? left : left is null ? null : TimeSpan.FromTicks(1) };
            var people = 0;
            plans.Add(SolveWhole(
                part with { Limits = limits },
                now =>
                {
                    people = now.Placed;
                    tell?.Invoke(new PlanProgress(value + now.Value, bound + Math.Min(most, now.Bound), placed + people));
                },
                cancellation));
            value += plans[^1].Worth.Value;
            bound += Math.Min(most, plans[^1].Worth.Bound);
            placed += people;
        }

        return BySession.Join(plans);
    }

    private Plan SolveWhole(PlanProblem problem, Action<PlanProgress>? tell, CancellationToken cancellation)
    {
        var budget = new PlanBudget(problem.Limits, clock, cancellation);
        var ground = new PlanGround(problem);
        var options = new BoardingOptions(ground);
        var trips = new TripFinder(ground, options).Find();
        var oneByOne = new OneByOne(ground, options, trips);
        var (best, bound) = (oneByOne.Run(), double.PositiveInfinity);
        void Tell() => tell?.Invoke(Progress(ground, best, bound));
        void Take(PlanChoice choice)
        {
            if (choice.Value > best.Value)
            {
                best = choice;
                Tell();
            }
        }

        Tell();
        using var columns = new ColumnGeneration(ground, options, trips, budget, ground.People > Many, better =>
        {
            bound = better;
            Tell();
        });

        // Of each car that is kept the one without riders too: whatever else is taken, that one still fits.
        var cars = new CarMaker(ground, options);
        foreach (var column in best.Columns.Concat(trips.Where(trip => trip.IsKept).Select(trip => cars.Make(trip, [])!)))
        {
            columns.Add(column);
        }

        columns.Run(ForColumns);
        if (columns.Prices.Row.Length > 0 && budget.GoesOn())
        {
            var dived = new Dive(ground, budget).Run(columns.Relaxation.Columns, columns.Prices);
            oneByOne.Complete(dived);
            Take(dived);
            Take(new BlockSearch(ground, budget, problem.Limits.Seed).Run(best, columns.Relaxation.Columns, columns.Prices, bound, Take));
            var (proven, proof) = new Proof(ground, options, trips, budget, problem.Limits.Seed).Run(best, columns.Prices, bound);
            bound = Math.Min(bound, proof);
            Take(proven);
        }

        best = best.Copy();
        oneByOne.Complete(best);
        return new PlanWriter(ground, options).Write(best, Math.Max(bound, best.Value), budget);
    }

    private static PlanProgress Progress(PlanGround ground, PlanChoice best, double bound)
    {
        var worth = PlanWriter.WorthOf(ground, best, bound);
        return new PlanProgress(worth.Value, worth.Bound, best.People + ground.Kept.Everybody);
    }
}
