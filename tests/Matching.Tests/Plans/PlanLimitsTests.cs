using Matching.Plans;
using Matching.Plans.Cars;
using Matching.Plans.Checking;
using Matching.Plans.Choice;
using Microsoft.Extensions.Time.Testing;

namespace Matching.Tests.Plans;

public sealed class PlanLimitsTests
{
    private static readonly PlanProblem Problem = Crowd(30);

    [Theory]
    [InlineData(null, 1_500)]
    [InlineData(0.001, 1_500)]
    [InlineData(0.01, 1_500)]
    [InlineData(null, 0)]
    [InlineData(0.01, 0)]
    public void The_same_problem_and_work_give_the_same_plan(double? work, int many)
    {
        var problem = Problem with { Limits = new PlanLimits(Work: work) };

        // Side by side, so that their threads take turns otherwise than those of one alone.
        var plans = new Plan[2];
        Parallel.For(0, 2, at => plans[at] = Solve(problem, many));
        var (first, second) = (plans[0], plans[1]);

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

    [Theory]
    [InlineData(null)]
    [InlineData(0.01)]
    public void Whoever_gives_up_midway_is_never_told_that_the_search_was_done_where_the_plan_is_another(double? work)
    {
        var problem = Problem with { Limits = new PlanLimits(Work: work) };
        using var never = new CancellationTokenSource();
        var watched = new Leaver(never, int.MaxValue);
        var whole = Solve(problem with { Company = watched });
        var ends = new List<PlanEnd>();

        for (var part = 1; part <= 12; part++)
        {
            using var stop = new CancellationTokenSource();
            var plan = new PlanSolver(TimeProvider.System).Solve(problem with { Company = new Leaver(stop, watched.Asked * part / 12) }, null, stop.Token);
            Assert.Empty(PlanChecker.Check(problem, plan));
            Assert.True(plan.StoppedBy == PlanEnd.Cancelled || (Words(plan), plan.StoppedBy) == (Words(whole), whole.StoppedBy), $"{part} of 12: {plan.StoppedBy}, and the plan is another.");
            ends.Add(plan.StoppedBy);
        }

        Assert.Contains(PlanEnd.Cancelled, ends);
    }

    [Fact]
    public void Cars_that_were_not_all_looked_at_prove_nothing()
    {
        using var stop = new CancellationTokenSource();
        var leaver = new Leaver(stop, int.MaxValue);

        // The first plan is told, and then cars are looked at.
        var plan = new PlanSolver(TimeProvider.System).Solve(Problem with { Company = leaver }, _ => leaver.LeavesAt(leaver.Asked + 1), stop.Token);

        Assert.Equal((PlanEnd.Cancelled, double.PositiveInfinity), (plan.StoppedBy, plan.Worth.Bound));
    }

    [Fact]
    public void Whoever_gives_up_stops_an_exact_choice()
    {
        var ground = new PlanGround(Problem);
        var options = new BoardingOptions(ground);
        var trips = new TripFinder(ground, options).Find();
        var first = new OneByOne(ground, options, trips).Run();
        var budget = new PlanBudget(new PlanLimits(), TimeProvider.System, CancellationToken.None);
        using var columns = new ColumnGeneration(ground, options, trips, budget, isRough: false, _ => { });
        columns.Run(1);
        (bool, bool) Solve(PlanBudget within)
        {
            var answer = new BlockModel(ground, [.. columns.Relaxation.Columns.Union(first.Columns)], new PlanChoice(ground), first).Solve(60, null, 1, within);
            return (answer.IsCut, double.IsFinite(answer.Most));
        }

        Assert.Equal((false, true), Solve(budget));
        Assert.Equal((true, false), Solve(new PlanBudget(new PlanLimits(), TimeProvider.System, new CancellationToken(true))));
    }

    [Fact]
    public void What_the_clock_or_whoever_gives_up_cuts_short_outweighs_the_work()
    {
        var clock = new FakeTimeProvider();
        using var stop = new CancellationTokenSource();
        var budget = new PlanBudget(new PlanLimits(Work: 1, Time: TimeSpan.FromSeconds(1)), clock, stop.Token);
        Assert.True(budget.GoesOn(0.5));
        Assert.Null(budget.Ended);

        budget.Spend(0.6);
        Assert.False(budget.GoesOn(0.5));
        Assert.Equal(PlanEnd.WorkLimit, budget.Ended);
        clock.Advance(TimeSpan.FromSeconds(1));
        // What the work ends is the same whatever the clock says.
        Assert.False(budget.GoesOn(0.5));
        Assert.Equal(PlanEnd.WorkLimit, budget.Ended);

        Assert.False(budget.GoesOn());
        Assert.Equal(PlanEnd.TimeLimit, budget.Ended);
        budget.Spend(1);
        Assert.False(budget.GoesOn());
        Assert.Equal(PlanEnd.TimeLimit, budget.Ended);

        stop.Cancel();
        Assert.True(budget.CutsShort());
        Assert.Equal(PlanEnd.Cancelled, budget.Ended);
    }

    [Fact]
    public void Without_a_limit_of_time_the_clock_has_no_say()
    {
        var clock = new FakeTimeProvider();
        var budget = new PlanBudget(new PlanLimits(Work: 1), clock, CancellationToken.None);
        clock.Advance(TimeSpan.FromDays(1));

        Assert.True(budget.GoesOn());
        Assert.Null(budget.SecondsLeft(20));
        Assert.False(budget.CutsShort());
        Assert.Null(budget.Ended);
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

    [Fact]
    public void Of_several_sessions_by_people_carried_a_bound_is_told_from_the_first_on()
    {
        var problem = Problem with
        {
            Volunteers = [.. Problem.Volunteers.Select((one, at) => one with { Session = Problem.Sessions[at / 3 % 3].Id })],
            Sessions = [.. Problem.Sessions.Take(3)],
            Objective = PlanObjective.CarriedThenMinutes,
        };
        var told = new List<PlanProgress>();

        var plan = new PlanSolver(TimeProvider.System).Solve(problem, told.Add, TestContext.Current.CancellationToken);

        Assert.True(double.IsFinite(told[0].Bound));
        Assert.All(told.Zip(told.Skip(1)), pair => Assert.True(pair.Second.Bound <= pair.First.Bound && pair.Second.Value >= pair.First.Value));
        Assert.InRange(plan.Worth.Value, told[^1].Value, told[^1].Bound);
        Assert.True(plan.Worth.Value > 0 && plan.Worth.Bound <= told[^1].Bound);
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

    private static Plan Solve(PlanProblem problem, int many = 1_500) => new PlanSolver(TimeProvider.System) { Many = many }.Solve(problem, null, TestContext.Current.CancellationToken);

    private static string Words(Plan plan) => string.Join(
        '\n',
        plan.Cars.Select(car => $"{car.Driver} {car.Session} {string.Join(',', car.Outward.Select(stop => stop.Volunteer))} {string.Join(',', car.Return.Select(stop => stop.Volunteer))}")
            .Concat(plan.OwnWays.Select(own => $"{own.Volunteer} {own.Session}")));

    /// <summary>Everybody may sit with everybody, and whoever asked gives up when so many such questions were put.</summary>
    private sealed class Leaver(CancellationTokenSource stop, int at) : IPlanCompany
    {
        private int asked;

        public int Asked => Volatile.Read(ref asked);

        public void LeavesAt(int question) => at = Math.Min(at, question);

        public bool MayRide(string driver, string rider) => true;

        public bool MaySitTogether(string one, string other)
        {
            if (Interlocked.Increment(ref asked) == at)
            {
                stop.Cancel();
            }

            return true;
        }
    }
}
