using Matching.Plans;
using Matching.Plans.Checking;

namespace Matching.Tests.Plans;

public sealed class PlanLimitsTests
{
    private static readonly PlanProblem Problem = Crowd(30);

    [Theory]
    [InlineData(null)]
    [InlineData(0.001)]
    [InlineData(0.01)]
    public void The_same_problem_and_work_give_the_same_plan(double? work)
    {
        var problem = Problem with { Limits = new PlanLimits(Work: work) };

        var (first, second) = (Solve(problem), Solve(problem));

        Assert.Equal(Words(first), Words(second));
        Assert.Equal(first.Work, second.Work);
        Assert.Equal(work is null ? PlanEnd.Done : PlanEnd.WorkLimit, first.StoppedBy);
        Assert.Empty(PlanChecker.Check(problem, first));
    }

    [Fact]
    public void Whoever_gives_up_has_the_best_plan_so_far()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        var plan = new PlanSolver(TimeProvider.System).Solve(Problem, null, stop.Token);

        Assert.Equal(PlanEnd.Cancelled, plan.StoppedBy);
        Assert.True(plan.Worth.Value > 0);
        Assert.Empty(PlanChecker.Check(Problem, plan));
    }

    [Fact]
    public void A_limit_of_time_ends_the_search()
    {
        var problem = Problem with { Limits = new PlanLimits(Time: TimeSpan.FromTicks(1)) };

        var plan = Solve(problem);

        Assert.Equal(PlanEnd.TimeLimit, plan.StoppedBy);
        Assert.Empty(PlanChecker.Check(problem, plan));
    }

    [Fact]
    public void Value_only_rises_and_bound_only_falls()
    {
        var told = new List<PlanProgress>();

        var plan = new PlanSolver(TimeProvider.System).Solve(Problem, told.Add, TestContext.Current.CancellationToken);

        Assert.True(told.Count > 2);
        Assert.Equal(told.OrderBy(one => one.Value).Select(one => one.Value), told.Select(one => one.Value));
        Assert.Equal(told.OrderByDescending(one => one.Bound).Select(one => one.Bound), told.Select(one => one.Bound));
        Assert.True(plan.Worth.Value >= told[^1].Value - 1e-9);
    }

    private static PlanProblem Crowd(int people)
    {
        var drawn = Enumerable.Range(0, 200).Select(seed => RandomProblems.Draw(seed)).Where(one => one.Kept.Count == 0 && one.Travel is null && one.MeetingPoints.Count == 0).ToList();
        return new PlanProblem
        {
            Volunteers = [.. drawn.SelectMany(one => one.Volunteers).Take(people).Select((one, at) => one with { Id = $"v{at}", Session = null, MaxSessions = 1, From = null, Until = null, SpareSeats = at % 3 == 0 ? 3 : null })],
            Sessions = [.. drawn.SelectMany(one => one.Sessions).Take(8).Select((one, at) => one with { Id = $"s{at}", Weight = 1, Wanted = 6, Maximum = 9 })],
        };
    }

    private static Plan Solve(PlanProblem problem) => new PlanSolver(TimeProvider.System).Solve(problem, null, TestContext.Current.CancellationToken);

    private static string Words(Plan plan) => string.Join(
        '\n',
        plan.Cars.Select(car => $"{car.Driver} {car.Session} {string.Join(',', car.Outward.Select(stop => stop.Volunteer))} {string.Join(',', car.Return.Select(stop => stop.Volunteer))}")
            .Concat(plan.OwnWays.Select(own => $"{own.Volunteer} {own.Session}")));
}
