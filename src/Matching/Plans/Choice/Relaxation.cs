using Google.OrTools.LinearSolver;
using Matching.Plans.Cars;

namespace Matching.Plans.Choice;

/// <summary>The linear relaxation over the columns so far: each person at most as often as they may, each kept car once, and for each session its people in steps of falling worth.</summary>
internal sealed class Relaxation : IDisposable
{
    private readonly PlanGround ground;
    private readonly Solver solver;
    private readonly Objective objective;
    private readonly Constraint[] rows;
    private readonly Constraint[] heads;
    private readonly Dictionary<(int Driver, int Session), Constraint> kept = [];
    private readonly List<Variable> shares = [];
    private readonly Variable?[] firsts;
    private readonly MPSolverParameters parameters = new();

    /// <summary>An empty one.</summary>
    /// <param name="ground">The problem.</param>
    /// <param name="isRough">Whether prices to a thousandth will do: by a first-order method, which is quicker where there are many rows.</param>
    public Relaxation(PlanGround ground, bool isRough)
    {
        this.ground = ground;
        solver = Solver.CreateSolver(isRough ? "PDLP" : "GLOP") ?? throw new InvalidOperationException("The solver of linear programmes is not to be had.");
        if (isRough)
        {
            // Threads in a fixed number: sums are made in their order.
            solver.SetSolverSpecificParametersAsString("termination_criteria { simple_optimality_criteria { eps_optimal_relative: 1e-3 eps_optimal_absolute: 1e-3 } } num_threads: 2");
            parameters.SetIntegerParam(MPSolverParameters.IntegerParam.PRESOLVE, (int)MPSolverParameters.PresolveValues.PRESOLVE_OFF);
        }

        parameters.SetIntegerParam(MPSolverParameters.IntegerParam.INCREMENTALITY, (int)MPSolverParameters.IncrementalityValues.INCREMENTALITY_ON);
        objective = solver.Objective();
        objective.SetMaximization();
        rows = [.. Enumerable.Range(0, ground.Rows.Count).Select(row => solver.MakeConstraint(double.NegativeInfinity, ground.Rows.Most(row)))];
        heads = [.. Enumerable.Range(0, ground.Sessions).Select(_ => solver.MakeConstraint(double.NegativeInfinity, 0))];
        foreach (var car in ground.Kept.Cars)
        {
            kept.Add(car, solver.MakeConstraint(1, 1));
        }

        firsts = new Variable?[ground.Sessions];
        for (var session = 0; session < ground.Sessions; session++)
        {
            firsts[session] = AddStep(session, ground.Goal.First[session]);
            AddStep(session, ground.Goal.Second[session]);
        }
    }

    /// <summary>The columns.</summary>
    public List<PlanColumn> Columns { get; } = [];

    /// <summary>What the relaxation comes to; approximate where it is rough.</summary>
    public double Value { get; private set; }

    /// <summary>Its prices.</summary>
    public PlanPrices Prices { get; private set; } = new([], []);

    /// <summary>How much of a column is taken, 0 to 1.</summary>
    public double Share(int column) => shares[column].SolutionValue();

    /// <summary>Adds a column.</summary>
    public void Add(PlanColumn column)
    {
        var share = solver.MakeNumVar(0, double.PositiveInfinity, string.Empty);
        objective.SetCoefficient(share, -column.Cost);
        foreach (var person in column.Members)
        {
            rows[person].SetCoefficient(share, 1);
            foreach (var row in ground.Rows.More(person, column.Session))
            {
                rows[row].SetCoefficient(share, 1);
            }
        }

        if (column.Trip is { IsKept: true } trip)
        {
            kept[(trip.Driver, trip.Session)].SetCoefficient(share, 1);
        }

        heads[column.Session].SetCoefficient(share, -column.People);
        shares.Add(share);
        Columns.Add(column);
    }

    /// <summary>Takes over that no plan brings more people to a session than the goal says now.</summary>
    public void Cap(int session) => firsts[session]?.SetUb(ground.Goal.First[session].People);

    /// <summary>Takes a column whole.</summary>
    public void Take(int column) => shares[column].SetLb(1);

    /// <summary>Leaves a column out.</summary>
    public void Leave(int column) => shares[column].SetUb(0);

    /// <summary>Solves it over the columns so far.</summary>
    /// <returns>False where the budget ended first; prices are then those of before.</returns>
    public bool Solve(PlanBudget budget)
    {
        if (solver.NumVariables() == 0)
        {
            // Nobody can be placed anywhere; a first-order method refuses a matrix without entries.
            Prices = new PlanPrices(new double[rows.Length], new double[heads.Length]);
            return true;
        }

        // None is no limit.
        solver.SetTimeLimit((long)((budget.SecondsLeft(3_600) ?? 0) * 1_000));
        using var stop = budget.OnCancel(() => solver.InterruptSolve());
        var status = solver.Solve(parameters);
        budget.Spend(solver.Iterations() * (double)(rows.Length + Columns.Count) * 1e-8);
        var isCut = status is Solver.ResultStatus.FEASIBLE or Solver.ResultStatus.NOT_SOLVED && budget.CutsShort();
        if (status is not (Solver.ResultStatus.OPTIMAL or Solver.ResultStatus.FEASIBLE or Solver.ResultStatus.ABNORMAL))
        {
            return isCut || !budget.GoesOn() ? false : throw new InvalidOperationException($"The relaxation ended as {status}.");
        }

        Value = objective.Value();
        Prices = new PlanPrices([.. rows.Select(row => Math.Max(0, row.DualValue()))], [.. heads.Select(row => Math.Max(0, row.DualValue()))]);
        return true;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        parameters.Dispose();
        solver.Dispose();
    }

    private Variable? AddStep(int session, PlanGoal.Step step)
    {
        if (step.People == 0)
        {
            return null;
        }

        var share = solver.MakeNumVar(0, step.People, string.Empty);
        heads[session].SetCoefficient(share, 1);
        objective.SetCoefficient(share, step.Each);
        return share;
    }
}
