using Matching.Geo;
using Matching.Plans;
using Matching.Plans.Checking;

namespace Matching.Tests.Plans;

/// <summary>
/// <code>
///   d(0) ---- a(5) ---- b(10) ---- s(20 km)      d drives with two seats; a and b ride
/// </code>
/// </summary>
public sealed class PlanCheckerTests
{
    private static readonly DateTimeOffset Ten = new(2026, 5, 2, 10, 0, 0, TimeSpan.FromHours(1));

    private static readonly PlanProblem Problem = new()
    {
        Volunteers =
        [
            new PlanVolunteer { Id = "d", Home = At(0), SpareSeats = 2 },
            new PlanVolunteer { Id = "a", Home = At(5) },
            new PlanVolunteer { Id = "b", Home = At(10) },
            new PlanVolunteer { Id = "far", Home = At(400) },
        ],
        Sessions = [new PlanSession { Id = "s", Point = At(20), From = Ten, Until = Ten.AddHours(3), Wanted = 2, Maximum = 3 }],
    };

    private static readonly Plan Good = new PlanSolver(TimeProvider.System).Solve(Problem, null, CancellationToken.None);

    public static TheoryData<string, string> Wrongs => new()
    {
        { "nothing", "" },
        { "value", "is worth" },
        { "bound", "more than its bound" },
        { "minutes", "says it drives" },
        { "left behind", "bring back who came along" },
        { "seats", "people in" },
        { "load", "says 7" },
        { "time", "says" },
        { "out of reach", "further than" },
        { "forgotten", "exactly those who go nowhere" },
        { "twice", "is at s twice" },
        { "full", "more than" },
        { "elsewhere", "elsewhere than at home" },
        { "own way", "too far" },
        { "nobody", "not of the problem" },
    };

    [Theory]
    [MemberData(nameof(Wrongs))]
    public void What_is_wrong_with_a_plan_is_found(string what, string fault)
    {
        var (problem, plan) = Break(what);

        var faults = PlanChecker.Check(problem, plan);

        if (fault.Length == 0)
        {
            Assert.Empty(faults);
        }
        else
        {
            Assert.Contains(faults, one => one.Contains(fault, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_plan_takes_both_and_says_why_the_third_is_left_out()
    {
        var car = Assert.Single(Good.Cars);
        Assert.Equal(["a", "b"], car.Outward.Select(stop => stop.Volunteer));
        Assert.Equal(["b", "a"], car.Return.Select(stop => stop.Volunteer));
        Assert.Equal([new PlanUnplaced("far", UnplacedReason.NoSeatWithinReach)], Good.Unplaced);
        Assert.Equal(PlanEnd.Done, Good.StoppedBy);
        Assert.Equal(0, Good.Worth.Gap, 6);
    }

    private static (PlanProblem Problem, Plan Plan) Break(string what)
    {
        var car = Good.Cars[0];
        Plan With(PlanCar other) => Good with { Cars = [other] };
        return what switch
        {
            "nothing" => (Problem, Good),
            "value" => (Problem, Good with { Worth = Good.Worth with { Value = Good.Worth.Value + 1 } }),
            "bound" => (Problem, Good with { Worth = Good.Worth with { Bound = Good.Worth.Value - 1 } }),
            "minutes" => (Problem, Good with { Worth = Good.Worth with { Minutes = 1 } }),
            "left behind" => (Problem, With(car with { Return = [car.Return[0]] })),
            "seats" => (Problem with { Volunteers = [Problem.Volunteers[0] with { SpareSeats = 1 }, .. Problem.Volunteers.Skip(1)] }, Good),
            "load" => (Problem, With(car with { Outward = [car.Outward[0] with { Load = 7 }, car.Outward[1]] })),
            "time" => (Problem, With(car with { Outward = [car.Outward[0] with { At = car.Outward[0].At.AddMinutes(1) }, car.Outward[1]] })),
            "out of reach" => (Problem with { Volunteers = [Problem.Volunteers[0], Problem.Volunteers[1] with { MaxTravel = TimeSpan.FromMinutes(1) }, .. Problem.Volunteers.Skip(2)] }, Good),
            "forgotten" => (Problem, Good with { Unplaced = [] }),
            "twice" => (Problem, Good with { OwnWays = [new PlanOwnWay("a", "s")] }),
            "full" => (Problem with { Sessions = [Problem.Sessions[0] with { Wanted = 1, Maximum = 1 }] }, Good),
            "elsewhere" => (Problem, With(car with { Outward = [car.Outward[0] with { Point = At(6) }, car.Outward[1]], Return = [car.Return[0], car.Return[1] with { Point = At(6) }] })),
            "own way" => (Problem, Good with { OwnWays = [new PlanOwnWay("far", "s")], Unplaced = [] }),
            _ => (Problem, With(car with { Driver = "x" })),
        };
    }

    private static GridPoint At(double kilometres) => new(400_000 + (kilometres * 1_000), 300_000);
}
