using Google.OrTools.Sat;
using Matching.Plans.Cars;

namespace Matching.Plans.Choice;

/// <summary>The choice among some columns as an integer programme, solved exactly by CP-SAT from the plan that there is.</summary>
internal sealed class BlockModel
{
    private readonly PlanGround ground;
    private readonly double scale;
    private readonly CpModel model = new();
    private readonly PlanColumn[] columns;
    private readonly BoolVar[] picks;
    private readonly LinearExprBuilder goal = LinearExpr.NewBuilder();
    private double slack = 1e-6;

    /// <summary>A choice.</summary>
    /// <param name="ground">The problem.</param>
    /// <param name="columns">What may be taken, what is taken now among it.</param>
    /// <param name="rest">What is taken else, and stays.</param>
    /// <param name="now">The plan that there is.</param>
    public BlockModel(PlanGround ground, PlanColumn[] columns, PlanChoice rest, PlanChoice now)
    {
        this.ground = ground;
        this.columns = columns;
        scale = ground.Goal.DriversCount ? 1e6 : 1e3;
        picks = [.. columns.Select(column => Pick(column, now.Has(column)))];
        AddRows(rest);
        AddSessions(rest, now);
        model.Maximize(goal);
        slack += Cars() * 0.5 / scale;
    }

    /// <summary>Solves it.</summary>
    /// <param name="work">CP-SAT's deterministic time at most.</param>
    /// <param name="seconds">Seconds on the clock at most; null for as many as it takes.</param>
    /// <param name="seed">For its choices.</param>
    /// <param name="budget">Whoever gives up stops it.</param>
    /// <returns>What to take; null where nothing was found; no choice is worth more than <c>Most</c>, what stays apart, however its numbers were rounded; whether it ended neither solved nor with its work done.</returns>
    public (IReadOnlyList<PlanColumn>? Taken, double Most, double Work, bool IsCut) Solve(double work, double? seconds, int seed, PlanBudget budget)
    {
        // One worker: with several that race, which of two equals is found depends on the machine.
        var clock = seconds is { } most ? FormattableString.Invariant($"max_time_in_seconds:{most} ") : string.Empty;
        using var solver = new SolveWrapper();
        solver.SetStringParameters(FormattableString.Invariant(
            $"num_workers:1 max_deterministic_time:{work} {clock}random_seed:{seed} relative_gap_limit:0 linearization_level:2"));
        using var stop = budget.OnCancel(solver.StopSearch);
        var answer = solver.Solve(model.Model);
        var spent = answer.DeterministicTime;
        var isCut = answer.Status is CpSolverStatus.Feasible or CpSolverStatus.Unknown && spent < work;
        return answer.Status is CpSolverStatus.Optimal or CpSolverStatus.Feasible
            ? ([.. columns.Where((_, at) => answer.Solution[picks[at].Index] != 0)], (answer.BestObjectiveBound / scale) + slack, spent, isCut)
            : (null, double.PositiveInfinity, spent, isCut);
    }

    private BoolVar Pick(PlanColumn column, bool isTaken)
    {
        var pick = model.NewBoolVar(string.Empty);
        goal.AddTerm(pick, -(long)Math.Round(column.Cost * scale));
        model.AddHint(pick, isTaken);
        return pick;
    }

    private void AddRows(PlanChoice rest)
    {
        var rows = new SortedDictionary<int, List<BoolVar>>();
        var cars = new Dictionary<Trip, List<BoolVar>>(ReferenceEqualityComparer.Instance);
        for (var at = 0; at < columns.Length; at++)
        {
            foreach (var person in columns[at].Members)
            {
                Of(rows, person).Add(picks[at]);
                foreach (var row in ground.Rows.More(person, columns[at].Session))
                {
                    Of(rows, row).Add(picks[at]);
                }
            }

            if (columns[at].Trip is { IsKept: true } trip)
            {
                (cars.TryGetValue(trip, out var car) ? car : cars[trip] = []).Add(picks[at]);
            }
        }

        foreach (var (row, list) in rows)
        {
            var most = ground.Rows.Most(row) - rest.Placed(row);
            if (list.Count <= most)
            {
                continue;
            }

            if (most == 1)
            {
                model.AddAtMostOne(list);
            }
            else
            {
                model.Add(LinearExpr.Sum(list) <= most);
            }
        }

        foreach (var car in cars.Values)
        {
            model.AddExactlyOne(car);
        }
    }

    /// <summary>What the people of the columns are worth beside those of the rest.</summary>
    private void AddSessions(PlanChoice rest, PlanChoice now)
    {
        foreach (var group in Enumerable.Range(0, columns.Length).GroupBy(at => columns[at].Session).OrderBy(group => group.Key))
        {
            var (first, second) = (ground.Goal.First[group.Key], ground.Goal.Second[group.Key]);
            var others = rest.PeopleAt(group.Key);
            var atFirst = Math.Max(0, first.People - others);
            var (some, more) = (model.NewIntVar(0, atFirst, string.Empty), model.NewIntVar(0, Math.Min(second.People, rest.Room(group.Key) - atFirst), string.Empty));
            var people = group.Where(at => now.Has(columns[at])).Sum(at => columns[at].People);
            model.AddHint(some, Math.Min(people, atFirst));
            model.AddHint(more, Math.Max(0, people - atFirst));
            model.Add(LinearExpr.WeightedSum(group.Select(at => picks[at]), group.Select(at => (long)columns[at].People)) == some + more);
            goal.AddTerm(some, Rounded(first.Each, atFirst));
            goal.AddTerm(more, Rounded(second.Each, second.People));
        }
    }

    /// <summary>What each of so many people is worth as a whole number.</summary>
    private long Rounded(double each, int people)
    {
        var whole = Math.Round(each * scale);
        slack += people * Math.Abs(each - (whole / scale));
        return (long)whole;
    }

    /// <summary>Cars that can drive at once: the cost of each is rounded.</summary>
    private int Cars()
    {
        var trips = columns.Select(column => column.Trip).OfType<Trip>().ToList();
        return trips.Where(trip => trip.IsKept).Distinct(ReferenceEqualityComparer.Instance).Count()
            + trips.Where(trip => !trip.IsKept).Select(trip => trip.Driver).Distinct().Sum(ground.Rows.Most);
    }

    private static List<BoolVar> Of(SortedDictionary<int, List<BoolVar>> rows, int row) => rows.TryGetValue(row, out var list) ? list : rows[row] = [];
}
