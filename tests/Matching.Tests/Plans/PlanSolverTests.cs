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
            Assert.True(plan.Worth.LeastMinutes <= minutes + 0.01, $"{seed}: at least {plan.Worth.LeastMinutes} minutes are said to be driven, and {minutes} will do.");
        }
    }

    private static Plan Solve(PlanProblem problem) => new PlanSolver(TimeProvider.System).Solve(problem, null, TestContext.Current.CancellationToken);
}
