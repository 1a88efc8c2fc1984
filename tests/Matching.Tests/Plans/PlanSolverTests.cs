using Matching.Plans;
using Matching.Plans.Checking;

namespace Matching.Tests.Plans;

public sealed class PlanSolverTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Small_problems_are_solved_as_well_as_by_trying_everything_and_the_bound_says_so(int hundred)
    {
        for (var seed = hundred * 20; seed < (hundred + 1) * 20; seed++)
        {
            var problem = RandomProblems.Draw(seed);
            Assert.Empty(PlanProblemChecks.Find(problem));
            var (value, _) = PlanOracle.Best(problem);

            var plan = Solve(problem);

            Assert.Empty(PlanChecker.Check(problem, plan).Select(fault => $"{seed}: {fault}"));
            Assert.True(plan.Worth.Bound >= value - 1e-6, $"{seed}: the bound is {plan.Worth.Bound}, and {value} is to be had.");
            Assert.True(plan.Worth.Value >= value - 1e-5, $"{seed}: the plan is worth {plan.Worth.Value}, the best {value}.");
            Assert.True(plan.Worth.Bound <= value + 1e-4, $"{seed}: the bound is {plan.Worth.Bound}, the best {value}.");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Most_people_are_carried_and_then_fewest_minutes_driven(int hundred)
    {
        for (var seed = hundred * 20; seed < (hundred + 1) * 20; seed++)
        {
            var problem = RandomProblems.Draw(seed, PlanObjective.CarriedThenMinutes);
            Assert.Empty(PlanProblemChecks.Find(problem));
            var (carried, minutes) = PlanOracle.Best(problem);

            var plan = Solve(problem);

            Assert.Empty(PlanChecker.Check(problem, plan).Select(fault => $"{seed}: {fault}"));
            Assert.True(plan.Worth.Bound >= carried, $"{seed}: at most {plan.Worth.Bound} are said to be carried, and {carried} can be.");
            Assert.Equal(carried, plan.Worth.Value);
            Assert.True(Math.Abs(minutes - plan.Worth.Minutes) < 0.01, $"{seed}: {plan.Worth.Minutes} minutes, the fewest {minutes}.");
            Assert.True(plan.Worth.LeastMinutes <= minutes + 1e-6, $"{seed}: at least {plan.Worth.LeastMinutes} minutes are said to be driven, and {minutes} will do.");
        }
    }

    [Theory]
    [InlineData(PlanObjective.Worth)]
    [InlineData(PlanObjective.CarriedThenMinutes)]
    public void Rough_prices_give_plans_and_bounds_that_hold(PlanObjective objective)
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var problem = RandomProblems.Draw(seed, objective);
            var (value, minutes) = PlanOracle.Best(problem);

            var plan = new PlanSolver(TimeProvider.System) { Many = 0 }.Solve(problem, null, TestContext.Current.CancellationToken);

            Assert.Empty(PlanChecker.Check(problem, plan).Select(fault => $"{seed}: {fault}"));
            Assert.True(plan.Worth.Bound >= value - 1e-6, $"{seed}: the bound is {plan.Worth.Bound}, and {value} is to be had.");
            Assert.True(plan.Worth.Value <= value + 1e-6, $"{seed}: the plan is worth {plan.Worth.Value}, the best {value}.");
            Assert.False(plan.Worth.LeastMinutes > minutes + 1e-6, $"{seed}: at least {plan.Worth.LeastMinutes} minutes are said to be driven, and {minutes} will do.");
        }
    }

    [Fact]
    public void A_car_that_is_kept_drives_although_others_take_all_who_could_ride_with_it()
    {
        var saturday = new DateTimeOffset(2026, 5, 3, 9, 0, 0, TimeSpan.Zero);
        PlanSession Session(string id, double east) => new() { Id = id, Point = new(500_000 + east, 185_000), From = saturday, Until = saturday.AddHours(3), Wanted = 4, Maximum = 8 };
        PlanVolunteer Person(string id, double east, string session = "far", int? seats = null, int party = 1) =>
            new() { Id = id, Home = new(500_000 + east, 185_000), SpareSeats = seats, Party = party, Session = session, MaxTravel = TimeSpan.FromHours(12) };
        var problem = new PlanProblem
        {
            Volunteers =
            [
                Person("driver 1", 1_400, seats: 3), Person("kept driver", 1_000, seats: 3), Person("kept rider", 4_000), Person("driver 2", 1_200, seats: 3), Person("rider 1", 4_600),
                Person("nearer 1", 5_500, "near", party: 2), Person("nearer 2", 5_200, "near"), Person("rider 2", 4_900), Person("rider 3", 4_300),
            ],
            Sessions = [Session("near", 13_000), Session("far", 14_000)],
            Kept = [new("kept driver", "far", "kept driver"), new("kept rider", "far", "kept driver")],
            Objective = PlanObjective.CarriedThenMinutes,
            Rules = new() { OwnWayMetres = 0 },
        };

        var plan = Solve(problem);

        Assert.Empty(PlanChecker.Check(problem, plan));
        Assert.Equal((4, 4), (plan.Worth.Value, plan.Worth.Bound));
    }

    private static Plan Solve(PlanProblem problem) => new PlanSolver(TimeProvider.System).Solve(problem, null, TestContext.Current.CancellationToken);
}
