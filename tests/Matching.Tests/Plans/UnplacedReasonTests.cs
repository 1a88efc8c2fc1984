using Matching.Geo;
using Matching.Plans;
using Matching.Plans.Checking;

namespace Matching.Tests.Plans;

/// <summary>
/// Why somebody is left out.
/// <code>
///   d(0) ---- a(5) ---- b(10) ---- c(12) ---- s(20 km)
/// </code>
/// </summary>
public sealed class UnplacedReasonTests
{
    private static readonly DateTimeOffset Ten = new(2026, 5, 2, 10, 0, 0, TimeSpan.FromHours(1));

    private static readonly PlanProblem Problem = new()
    {
        Volunteers = [Person("d", 0, seats: 3), Person("a", 5), Person("b", 10), Person("c", 12)],
        Sessions = [Session("s", 20)],
    };

    private static readonly PlanProblem Detour = Problem with
    {
        Volunteers = [Person("d", 0, seats: 3), Person("aside", 10, north: 5)],
        Sessions = [Session("s", 20) with { Wanted = 1, Maximum = 2, Weight = 0.05 }],
        Kept = [new("d", "s", "d")],
    };

    [Fact]
    public void The_session_has_its_maximum()
    {
        var problem = Problem with { Sessions = [Session("s", 20) with { Maximum = 3 }] };

        var plan = Solve(problem);

        Assert.Equal(UnplacedReason.SessionsFull, Assert.Single(plan.Unplaced).Reason);
    }

    [Fact]
    public void Every_session_within_reach_has_its_maximum()
    {
        var problem = Problem with { Sessions = [Session("s", 20) with { Maximum = 3 }, Session("t", 20) with { Wanted = 0, Maximum = 0 }, Session("far", 400)] };

        Assert.Equal(UnplacedReason.SessionsFull, Assert.Single(Solve(problem).Unplaced).Reason);
    }

    [Fact]
    public void A_party_is_too_large_for_the_places_left()
    {
        var problem = Problem with { Volunteers = [Person("d", 0, seats: 3), Person("c", 12) with { Party = 2 }], Sessions = [Session("s", 20) with { Maximum = 2 }] };

        Assert.Equal([new("c", UnplacedReason.SessionsFull)], Solve(problem).Unplaced);
    }

    [Fact]
    public void Those_who_are_kept_have_taken_the_places()
    {
        var problem = Problem with { Sessions = [Session("s", 20) with { Wanted = 1, Maximum = 1 }], Kept = [new("c", "s")] };

        Assert.Equal(["a", "b", "d"], Solve(problem).Unplaced.Where(one => one.Reason == UnplacedReason.SessionsFull).Select(one => one.Volunteer).Order());
    }

    [Fact]
    public void So_have_the_drivers_where_most_are_to_be_carried()
    {
        var problem = (Problem with { Objective = PlanObjective.CarriedThenMinutes, Sessions = [Session("s", 20) with { Maximum = 2 }] }).Each(one => one with { Session = "s" });

        Assert.Equal(["SessionsFull", "SessionsFull"], Solve(problem).Unplaced.Select(one => $"{one.Reason}"));
    }

    [Theory]
    [InlineData(PlanObjective.Worth)]
    [InlineData(PlanObjective.CarriedThenMinutes)]
    public void The_car_is_full_or_does_not_pass(PlanObjective objective)
    {
        var problem = (Problem with { Objective = objective, Volunteers = [.. Problem.Volunteers, Person("aside", 20, north: 15)] })
            .Each(one => one with { Session = "s" })
            .Of("d", one => one with { SpareSeats = 2 });

        var plan = Solve(problem);

        Assert.Equal([UnplacedReason.NoCarPasses, UnplacedReason.NoCarPasses], plan.Unplaced.Select(one => one.Reason));
        Assert.Contains("aside", plan.Unplaced.Select(one => one.Volunteer));
    }

    [Fact]
    public void A_driver_costs_more_than_they_bring()
    {
        var problem = Problem with { Volunteers = [Person("d", 0, seats: 3)], Sessions = [Session("s", 20) with { Weight = 0.05 }] };

        Assert.Equal([new("d", UnplacedReason.NotWorthTheWay)], Solve(problem).Unplaced);
    }

    [Fact]
    public void A_detour_costs_more_than_it_brings()
    {
        Assert.Equal([new("aside", UnplacedReason.NotWorthTheWay)], Solve(Detour).Unplaced);
    }

    [Fact]
    public void Nobody_is_sent_on_foot_where_they_count_for_nothing()
    {
        var problem = Problem with { Volunteers = [Person("near", 19)], Sessions = [Session("s", 20) with { Weight = 0 }] };

        Assert.Equal([new("near", UnplacedReason.NotWorthTheWay)], Solve(problem).Unplaced);
    }

    [Fact]
    public void A_car_that_is_not_worth_driving_passes_nobody()
    {
        var problem = Problem with { Volunteers = [Person("d", 0, seats: 1), Person("a", 5)], Sessions = [Session("s", 20) with { Weight = 0.02 }] };

        Assert.Equal([new("d", UnplacedReason.NotWorthTheWay), new("a", UnplacedReason.NoCarPasses)], Solve(problem).Unplaced);
    }

    [Fact]
    public void What_is_said_untruly_is_found()
    {
        var problem = Detour;
        var plan = Solve(problem);

        IEnumerable<string> Said(PlanProblem of, params PlanUnplaced[] reasons) => PlanChecker.Check(of, plan with { Unplaced = reasons });
        Assert.Contains("aside is said to be left out by NoCarPasses, and could come.", Said(problem, new PlanUnplaced("aside", UnplacedReason.NoCarPasses)));
        Assert.Contains("aside is said to be left out by SessionsFull, and could go to s.", Said(problem, new PlanUnplaced("aside", UnplacedReason.SessionsFull)));
        var full = problem.Of("d", one => one with { SpareSeats = 0 });
        Assert.Contains("aside is said to be left out by NotWorthTheWay, and could not come.", Said(full, new PlanUnplaced("aside", UnplacedReason.NotWorthTheWay)));
        var near = problem with { Rules = new PlanRules { OwnWayMetres = 50_000 } };
        Assert.Contains("aside is left out, and would be worth more at s than it costs.", Said(near, new PlanUnplaced("aside", UnplacedReason.NotWorthTheWay)));
        var carried = (problem with { Objective = PlanObjective.CarriedThenMinutes }).Each(one => one with { Session = "s" });
        Assert.Contains("aside is left out by NotWorthTheWay, where most are to be carried.", Said(carried, new PlanUnplaced("aside", UnplacedReason.NotWorthTheWay)));
    }

    private static Plan Solve(PlanProblem problem)
    {
        var plan = new PlanSolver(TimeProvider.System).Solve(problem, null, TestContext.Current.CancellationToken);
        Assert.Empty(PlanChecker.Check(problem, plan));
        return plan;
    }

    private static PlanVolunteer Person(string id, double east, int? seats = null, double north = 0) =>
        new() { Id = id, Home = new GridPoint(400_000 + (east * 1_000), 300_000 + (north * 1_000)), SpareSeats = seats };

    private static PlanSession Session(string id, double east) =>
        new() { Id = id, Point = new(400_000 + (east * 1_000), 300_000), From = Ten, Until = Ten.AddHours(3), Wanted = 2, Maximum = 8 };
}
