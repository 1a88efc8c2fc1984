using Matching.Geo;
using Matching.Plans;
using Matching.Plans.Checking;

namespace Matching.Tests.Plans;

/// <summary>
/// What is kept stays, and the plan says which limits that breaks.
/// <code>
///   d(0) ---- a(5) ---- b(10) ---- s(20 km)      a and b are to ride with d; w comes on their own
/// </code>
/// </summary>
public sealed class KeptFaultsTests
{
    private static readonly DateTimeOffset Ten = new(2026, 5, 2, 10, 0, 0, TimeSpan.FromHours(1));

    private static readonly PlanProblem Problem = new()
    {
        Volunteers = [Person("d", 0) with { SpareSeats = 2 }, Person("a", 5), Person("b", 10), Person("w", 18)],
        Sessions = [Session("s", Ten), Session("t", Ten.AddDays(1))],
        Kept = [new("d", "s", "d"), new("a", "s", "d"), new("b", "s", "d"), new("w", "s")],
    };

    private static readonly Dictionary<string, (PlanProblem Problem, PlanBroken[] Broken)> Cases = new()
    {
        ["nothing"] = (Problem, []),
        ["maximum"] = (Problem with { Sessions = [Session("s", Ten) with { Wanted = 3, Maximum = 3 }] }, [new(BrokenLimit.SessionMaximum, null, "s")]),
        ["seats"] = (Problem.Of("d", one => one with { SpareSeats = 1 }), [new(BrokenLimit.Seats, "d", "s")]),
        ["detour"] = (Problem.Of("d", one => one with { MaxDetour = TimeSpan.FromMinutes(1) }), [new(BrokenLimit.Detour, "d", "s")]),
        ["driver's morning"] = (Problem.Of("d", one => one with { From = Ten.AddMinutes(-15) }), [new(BrokenLimit.Times, "d", "s")]),
        ["driver's evening"] = (Problem.Of("d", one => one with { Until = Ten.AddMinutes(185) }), [new(BrokenLimit.Times, "d", "s")]),
        ["rider's morning"] = (Problem.Of("a", one => one with { From = Ten.AddMinutes(-15) }), [new(BrokenLimit.Times, "a", "s")]),
        ["rider's evening"] = (Problem.Of("a", one => one with { Until = Ten.AddMinutes(185) }), [new(BrokenLimit.Times, "a", "s")]),
        ["walker's hours"] = (Problem.Of("w", one => one with { From = Ten.AddMinutes(5) }), [new(BrokenLimit.Times, "w", "s")]),
        ["time aboard"] = (Problem.Of("b", one => one with { MaxRide = TimeSpan.FromMinutes(1) }), [new(BrokenLimit.TimeAboard, "b", "s")]),
        ["a lift's time aboard"] = (Problem with { Lifts = new() { RideFactor = 1, RideAllowance = TimeSpan.Zero } }, [new(BrokenLimit.TimeAboard, "a", "s"), new(BrokenLimit.TimeAboard, "b", "s")]),
        ["travel"] = (Problem.Of("a", one => one with { MaxTravel = TimeSpan.FromMinutes(1) }), [new(BrokenLimit.TravelTime, "a", "s")]),
        ["walk"] = (
            Problem with { MeetingPoints = [new("m", At(6))], Kept = [new("d", "s", "d"), new("a", "s", "d", "m"), new("b", "s", "d"), new("w", "s")] },
            [new(BrokenLimit.Walk, "a", "s")]),
        ["own way"] = (Problem.Of("w", one => one with { Home = At(14) }), [new(BrokenLimit.OwnWay, "w", "s")]),
        ["another session"] = (Problem.Of("a", one => one with { Session = "t" }), [new(BrokenLimit.OtherSession, "a", "s")]),
        ["declined"] = (Problem.Of("w", one => one with { Declined = ["s"] }), [new(BrokenLimit.OtherSession, "w", "s")]),
        ["too often"] = (Problem with { Kept = [.. Problem.Kept, new("w", "t")] }, [new(BrokenLimit.MaxSessions, "w", null)]),
        ["at once"] = (
            (Problem with { Sessions = [Session("s", Ten), Session("t", Ten.AddHours(4))], Kept = [.. Problem.Kept, new("w", "t")] }).Of("w", one => one with { MaxSessions = 2 }),
            [new(BrokenLimit.Overlap, "w", "s"), new(BrokenLimit.Overlap, "w", "t")]),
        ["driver's company"] = (Problem with { Company = new Apart("d", "a") }, [new(BrokenLimit.Company, "a", "s")]),
        ["riders' company"] = (Problem with { Company = new Apart("a", "b") }, [new(BrokenLimit.Company, "a", "s"), new(BrokenLimit.Company, "b", "s")]),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_kept_stays_and_what_it_breaks_is_said(string what)
    {
        var (problem, broken) = Cases[what];

        var plan = new PlanSolver(TimeProvider.System).Solve(problem, null, TestContext.Current.CancellationToken);

        Assert.Equal(broken, plan.Broken);
        Assert.Empty(PlanChecker.Check(problem, plan));
        Assert.All(broken, one => Assert.Equal([$"The plan does not say: {one.ToWords()}"], PlanChecker.Check(problem, plan with { Broken = [.. plan.Broken.Where(other => other != one)] })));
        Assert.Contains(PlanChecker.Check(problem, plan with { Broken = [.. plan.Broken, new(BrokenLimit.Walk, "w", "s")] }), fault => fault.StartsWith("The plan says without reason", StringComparison.Ordinal));
    }

    private static PlanVolunteer Person(string id, double east) => new() { Id = id, Home = At(east) };

    private static PlanSession Session(string id, DateTimeOffset from) => new() { Id = id, Point = At(20), From = from, Until = from.AddHours(3), Wanted = 4, Maximum = 4 };

    private static GridPoint At(double kilometres) => new(400_000 + (kilometres * 1_000), 300_000);

    /// <summary>Two who may neither ride with each other nor sit together.</summary>
    private sealed class Apart(string one, string other) : IPlanCompany
    {
        public bool MayRide(string driver, string rider) => (driver, rider) != (one, other);

        public bool MaySitTogether(string first, string second) => (first, second) != (one, other) && (second, first) != (one, other);
    }
}
