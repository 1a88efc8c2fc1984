using Google.Protobuf;
using Matching.Api;
using Matching.Plans;
using Matching.Plans.Checking;
using Wire = Matching.V1;

namespace Matching.Tests.Plans;

/// <summary>A problem and its plan as files: the example of <c>docs/plans.md</c>.</summary>
public sealed class PlanFileTests
{
    private static readonly Wire.PlanProblem Example = JsonParser.Default.Parse<Wire.PlanProblem>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "plan-example.json")));

    [Fact]
    public void The_example_is_planned_and_its_plan_read_back_keeps_to_every_constraint()
    {
        var (problem, faults) = PlanReader.Read(Example);
        Assert.Empty(faults);
        var plan = new PlanSolver(TimeProvider.System).Solve(problem, null, TestContext.Current.CancellationToken);

        var written = JsonFormatter.Default.Format(plan.ToWire(problem, 1));
        var read = JsonParser.Default.Parse<Wire.Plan>(written).ToDomain(problem);

        Assert.Empty(PlanChecker.Check(problem, read));
        Assert.Equal(plan.Worth, read.Worth);
        Assert.Equal(plan.Unplaced, read.Unplaced);
        Assert.Equal(PlanEnd.Done, read.StoppedBy);
    }

    [Fact]
    public void All_that_is_wrong_is_named_by_its_field()
    {
        var wire = Example.Clone();
        wire.Volunteers[0].Home.Latitude = 5;
        wire.Volunteers[1].Id = "";
        wire.Sessions[0].From = null;
        wire.Limits = new() { RideFactor = double.NaN };
        wire.TimeLimit = new() { Seconds = -1 };

        var (_, faults) = PlanReader.Read(wire);

        Assert.Equal(["limits.rideFactor", "sessions[0].from", "timeLimit", "volunteers[0].home", "volunteers[1].id"], faults.Select(fault => fault.Field).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_means_nothing_is_named_by_its_field()
    {
        var wire = Example.Clone();
        wire.Volunteers[0].Party = 0;
        wire.Volunteers[0].SpareSeats = 9;
        wire.Volunteers[1].Id = wire.Volunteers[0].Id;
        wire.Volunteers[2].Session = "nowhere";
        wire.Sessions[0].Wanted = wire.Sessions[0].Maximum + 1;
        wire.Kept.Add(new Wire.PlanProblem.Types.Kept { Volunteer = "nobody", Session = wire.Sessions[0].Id, Driver = wire.Volunteers[2].Id });

        var (_, faults) = PlanReader.Read(wire);

        Assert.Superset(
            new HashSet<string> { "volunteers[0].party", "volunteers[0].spareSeats", "volunteers[1].id", "volunteers[2].session", "sessions[0].wanted" },
            faults.Select(fault => fault.Field).ToHashSet());
        Assert.Contains(faults, fault => fault.Field.StartsWith("kept[", StringComparison.Ordinal));
    }

    [Fact]
    public void A_matrix_of_another_size_is_refused()
    {
        var wire = Example.Clone();
        wire.Travel = new() { Matrix = new() { Seconds = { 1, 2, 3 } } };

        Assert.Equal("travel.matrix.seconds", Assert.Single(PlanReader.Read(wire).Faults).Field);
    }
}
