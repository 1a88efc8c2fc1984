using System.Diagnostics;
using System.Globalization;
using Benchmarks.Worlds;
using Matching.Plans;
using Matching.Plans.Cars;
using Matching.Plans.Checking;
using Matching.Plans.Choice;
using Matching.Storage;
using Spectre.Console;

namespace Benchmarks.Plans;

/// <summary>How good are plans, how soon, and how much better than placing people one by one? Every plan is held to every constraint by code of its own.</summary>
internal static class PlanBench
{
    private static readonly (int People, int Seconds)[] Weekends = [(100, 10), (1_000, 10), (5_000, 60), (20_000, 300)];
    private static readonly (int Cars, int Passengers, int Seconds)[] Sessions = [(60, 140, 1), (250, 600, 5)];

    /// <summary>Makes the figures' database, solves, prints two tables. A list of numbers of volunteers chooses among the weekends.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        if (BenchOptions.Official() is not { } official)
        {
            Console.Error.WriteLine("bench plan needs the official unit postcodes: set MATCHING_OFFICIAL_DATA to their folder.");
            return 1;
        }

        var sizes = args.Select(arg => int.Parse(arg, CultureInfo.InvariantCulture)).ToList();
        var folder = Directory.CreateTempSubdirectory("bench-plan-").FullName;
        PlanProblems problems;
        await using (var world = await BenchWorld.CreateAsync(official, folder))
        {
            problems = new PlanProblems((await new FiguresLoader(world.Source).LoadAsync(null, CancellationToken.None))!);
        }

        Directory.Delete(folder, recursive: true);
        // Compiles what is measured below.
        new PlanSolver(TimeProvider.System).Solve(problems.Weekend(200, 2, TimeSpan.FromSeconds(10)), null, CancellationToken.None);
        var table = new Table().Border(TableBorder.Markdown).AddColumns("volunteers", "value", "bound", "gap", "people placed", "minutes driven", "seconds", "stopped by", "peak MiB", "one by one", "routing library", "ours / the better");
        foreach (var (people, seconds) in Weekends.Where(one => sizes.Count == 0 || sizes.Contains(one.People)))
        {
            Weekend(problems.Weekend(people, 1, TimeSpan.FromSeconds(seconds)), seconds, table);
        }

        AnsiConsole.Write(table);
        var carried = new Table().Border(TableBorder.Markdown).AddColumns("cars, passengers", "carried", "at most", "minutes", "at least", "gap", "seconds", "stopped by", "one by one", "routing library");
        foreach (var (cars, passengers, seconds) in Sessions)
        {
            OneSession(problems.OneSession(cars, passengers, 1, TimeSpan.FromSeconds(seconds)), seconds, carried);
        }

        AnsiConsole.Write(carried);
        return 0;
    }

    private static void Weekend(PlanProblem problem, int limit, Table table)
    {
        var (plan, seconds) = Solve(problem);
        // Before the rival, which takes memory of its own.
        var peak = Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0;
        var greedy = OneByOne(problem);
        var rival = WeekendRival.Solve(problem, TimeSpan.FromSeconds(limit));
        var parties = problem.Volunteers.ToDictionary(one => one.Id, one => one.Party, StringComparer.Ordinal);
        var left = plan.Unplaced.Sum(one => parties[one.Volunteer]);
        table.AddRow(
            N(problem.Volunteers.Count, "N0"), N(plan.Worth.Value, "F2"), N(plan.Worth.Bound, "F2"), N(plan.Worth.Gap, "P2"), N(parties.Values.Sum() - left, "N0"), N(plan.Worth.Minutes, "N0"), N(seconds, "F1"),
            plan.StoppedBy.ToString(), N(peak, "N0"), N(greedy.Value, "F2"), rival is { } value ? N(value, "F2") : "none", N(plan.Worth.Value / Math.Max(greedy.Value, rival ?? 0), "F2"));
    }

    private static void OneSession(PlanProblem problem, int limit, Table table)
    {
        var (plan, seconds) = Solve(problem);
        var greedy = OneByOne(problem);
        var (carried, minutes) = RoutingRival.Solve(problem, TimeSpan.FromSeconds(limit));
        var cars = problem.Volunteers.Count(one => one.SpareSeats is not null);
        table.AddRow(
            FormattableString.Invariant($"{cars}, {problem.Volunteers.Count - cars}"), N(plan.Worth.Value, "N0"), N(plan.Worth.Bound, "N0"), N(plan.Worth.Minutes, "N1"), plan.Worth.LeastMinutes is { } least ? N(least, "N1") : "", N(plan.Worth.Gap, "P2"),
            N(seconds, "F1"), plan.StoppedBy.ToString(), FormattableString.Invariant($"{greedy.Value:N0}, {greedy.Minutes:N0} min"), FormattableString.Invariant($"{carried:N0}, {minutes:N0} min"));
    }

    private static (Plan Plan, double Seconds) Solve(PlanProblem problem)
    {
        var clock = Stopwatch.StartNew();
        var last = PlanProgress.Begun;
        var told = TimeSpan.Zero;
        var plan = new PlanSolver(TimeProvider.System).Solve(problem, progress => Tell(progress), CancellationToken.None);
        var seconds = clock.Elapsed.TotalSeconds;
        var faults = PlanChecker.Check(problem, plan);
        return faults.Count == 0 ? (plan, seconds) : throw new InvalidOperationException($"The plan has {faults.Count} faults: {faults[0]}");

        void Tell(PlanProgress progress)
        {
            if (progress.Bound < last.Bound || clock.Elapsed - told > TimeSpan.FromSeconds(2))
            {
                (last, told) = (progress, clock.Elapsed);
                Console.Error.WriteLine(FormattableString.Invariant($"{problem.Volunteers.Count}: {clock.Elapsed.TotalSeconds:F1} s, value {progress.Value:F3}, bound {progress.Bound:F3}"));
            }
        }
    }

    private static PlanWorth OneByOne(PlanProblem problem)
    {
        var ground = new PlanGround(problem);
        var options = new BoardingOptions(ground);
        var choice = new OneByOne(ground, options, new TripFinder(ground, options).Find()).Run();
        return PlanWriter.WorthOf(ground, choice, double.PositiveInfinity);
    }

    private static string N(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
