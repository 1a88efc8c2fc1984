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
        Assert.Empty(PlanFileChecks.Find(JsonParser.Default.Parse<Wire.Plan>(written), problem));
        Assert.Equal(plan.Worth, read.Worth);
        Assert.Equal(plan.Unplaced, read.Unplaced);
        Assert.Equal(PlanEnd.Done, read.StoppedBy);
    }

    [Fact]
    public void A_plan_that_contradicts_itself_is_told_so()
    {
        var (problem, _) = PlanReader.Read(Example);
        var plan = new PlanSolver(TimeProvider.System).Solve(problem, null, TestContext.Current.CancellationToken).ToWire(problem, 1);
        string Broken(Action<Wire.Plan> change) => Assert.Single(PlanFileChecks.Find(Changed(plan, change), problem));

        var drives = plan.Placements.First(one => one.Way == Wire.Plan.Types.Way.Types.Value.Drives);
        Assert.StartsWith("No placement says", PlanFileChecks.Find(Changed(plan, one => one.Placements.Remove(drives)), problem).First(), StringComparison.Ordinal);
        Assert.StartsWith("A placement says", PlanFileChecks.Find(Changed(plan, one => one.Placements.Add(new Wire.Plan.Types.Placement { Volunteer = "nobody", Session = drives.Session, Way = drives.Way })), problem).First(), StringComparison.Ordinal);
        Assert.Contains("A placement is said twice.", PlanFileChecks.Find(Changed(plan, one => one.Placements.Add(drives)), problem));
        Assert.Equal("The headcounts are not those of who comes.", Broken(other => other.Headcounts[0].People++));
        Assert.Equal("The headcounts are not those of who comes.", Broken(other => other.Headcounts[0].Shortfall++));
        Assert.Equal("The gap is not what lies between value and bound.", Broken(other => other.Gap += 0.1));
        Assert.Equal("The gap is not what lies between value and bound.", Broken(other => other.ClearGap()));
        Assert.Equal("What is broken is not said as often in words as by limits.", Broken(other => other.Broken.Add("The moon is.")));
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

    private static Wire.Plan Changed(Wire.Plan plan, Action<Wire.Plan> change)
    {
        var other = plan.Clone();
        change(other);
        return other;
    }
}
