using Matching.Geo;
using Matching.Lifts;
using Matching.Plans;
using Matching.Plans.Checking;

namespace Matching.Tests.Plans;

/// <summary>
/// <code>
///   d(0) ---- a(5) ---- b(10) ---- s(20 km)      d drives with two seats; a and b ride
/// </code>
/// Every rule of the check has a plan that breaks it.
/// </summary>
public sealed class PlanCheckerTests
{
    private static readonly DateTimeOffset Ten = new(2026, 5, 2, 10, 0, 0, TimeSpan.FromHours(1));
    private static readonly DateTimeOffset ThereBy = Ten.AddMinutes(-10);

    private static readonly PlanProblem Problem = new()
    {
        Volunteers =
        [
            new PlanVolunteer { Id = "d", Home = At(0), SpareSeats = 2 },
            new PlanVolunteer { Id = "a", Home = At(5) },
            new PlanVolunteer { Id = "b", Home = At(10) },
            new PlanVolunteer { Id = "far", Home = At(400) },
        ],
        Sessions = [Session("s", Ten)],
    };

    private static readonly PlanProblem Twice = (Problem with { Sessions = [Session("s", Ten), Session("t", Ten.AddDays(1))] }).Each(one => one with { MaxSessions = 2 });
    private static readonly PlanProblem AtStops = Problem with { MeetingPoints = [new("m", At(5)), new("n", At(10))] };
    private static readonly PlanProblem Carried = (Problem with { Objective = PlanObjective.CarriedThenMinutes }).Each(one => one with { Session = "s" });

    private static readonly Plan Good = Solve(Problem);
    private static readonly Plan GoodTwice = Solve(Twice);
    private static readonly Plan GoodAtStops = Solve(AtStops);
    private static readonly Plan GoodCarried = Solve(Carried);

    private static readonly PlanCar Car = Good.Cars[0];

    private static readonly Dictionary<string, (PlanProblem Problem, Plan Plan, string Fault)> Wrong = new()
    {
        ["value"] = (Problem, Good with { Worth = Good.Worth with { Value = Good.Worth.Value + 1 } }, "is worth"),
        ["bound"] = (Problem, Good with { Worth = Good.Worth with { Bound = Good.Worth.Value - 1 } }, "more than its bound"),
        ["minutes"] = (Problem, Good with { Worth = Good.Worth with { Minutes = 1 } }, "says it drives"),
        ["least minutes"] = (Carried, GoodCarried with { Worth = GoodCarried.Worth with { LeastMinutes = GoodCarried.Worth.Minutes + 1 } }, "less than the least"),
        ["end"] = (Problem, Good with { StoppedBy = (PlanEnd)(-1) }, "what stopped the search"),

        ["left behind"] = (Problem, With(Car with { Return = [Car.Return[0]] }), "bring back who came along"),
        ["another brought back"] = (Problem, With(Car with { Return = [Car.Return[0], Car.Return[1] with { Volunteer = "far" }] }), "bring back who came along"),
        ["seats"] = (Problem.Of("d", one => one with { SpareSeats = 1 }), Good, "2 people in 1 seats"),
        ["no car"] = (Problem.Of("d", one => one with { SpareSeats = null }), Good, "d does not drive"),
        ["load"] = (Problem, With(Car with { Outward = [Car.Outward[0] with { Load = 7 }, Car.Outward[1]] }), "says 7"),
        ["load back"] = (Problem, With(Car with { Return = [Car.Return[0] with { Load = 7 }, Car.Return[1]] }), "says 7"),
        ["time"] = (Problem, With(Car with { Outward = [Later(Car.Outward[0]), Car.Outward[1]] }), "and says 2026"),
        ["time back"] = (Problem, With(Car with { Return = [Car.Return[0], Later(Car.Return[1])] }), "and says 2026"),
        ["way there"] = (Problem, With(Car with { OutwardTime = Car.OutwardTime + TimeSpan.FromMinutes(1) }), "and says otherwise"),
        ["way back"] = (Problem, With(Car with { ReturnTime = Car.ReturnTime + TimeSpan.FromMinutes(1) }), "and says otherwise"),
        ["detour"] = (Problem.Of("d", one => one with { MaxDetour = TimeSpan.Zero }), Good, "to s or back, more than"),
        ["driver's morning"] = (Problem.Of("d", one => one with { From = ThereBy }), Good, "d is away outside"),
        ["driver's evening"] = (Problem.Of("d", one => one with { Until = Ten.AddHours(3) }), Good, "d is away outside"),
        ["rider's morning"] = (Problem.Of("a", one => one with { From = ThereBy }), Good, "a is away outside"),
        ["rider's evening"] = (Problem.Of("a", one => one with { Until = Ten.AddHours(3) }), Good, "a is away outside"),
        ["time aboard"] = (Problem with { Lifts = new LiftRules { RideFactor = 1, RideAllowance = TimeSpan.Zero } }, Good, "a is aboard"),
        ["own time aboard"] = (Problem.Of("b", one => one with { MaxRide = TimeSpan.FromMinutes(1) }), Good, "b is aboard"),
        ["not allowed in"] = (Problem with { Company = new Apart("d", "a") }, Good, "a may not ride with d"),
        ["not allowed together"] = (Problem with { Company = new Apart("a", "b") }, Good, "a may not sit beside b"),

        ["elsewhere"] = (Problem, With(Car with { Outward = [Car.Outward[0] with { Point = At(6) }, Car.Outward[1]], Return = [Car.Return[0], Car.Return[1] with { Point = At(6) }] }), "elsewhere than at home"),
        ["no meeting point"] = (AtStops, Good, "boards at no meeting point"),
        ["unknown meeting point"] = (AtStops with { MeetingPoints = [new("m", At(5)), new("o", At(10))] }, GoodAtStops, "b boards at no meeting point"),
        ["walk"] = (AtStops.Of("a", one => one with { Home = At(5.9) }), GoodAtStops, "too far to walk to m"),

        ["out of reach"] = (Problem.Of("a", one => one with { MaxTravel = TimeSpan.FromMinutes(1) }), Good, "a goes to s, and would travel less far"),
        ["another session"] = (Problem.Of("a", one => one with { Session = "t" }), Good, "a goes to s, and would go to another session only"),
        ["declined"] = (Problem.Of("a", one => one with { Declined = ["s"] }), Good, "a goes to s, and has declined it"),
        ["no time before"] = (Problem.Of("a", one => one with { From = Ten }), Good, "a goes to s, and has no time for it"),
        ["no time after"] = (Problem.Of("a", one => one with { Until = Ten.AddHours(2) }), Good, "a goes to s, and has no time for it"),
        ["twice"] = (Problem, Good with { OwnWays = [new PlanOwnWay("a", "s")] }, "a is at s twice"),
        ["often"] = (Twice.Of("a", one => one with { MaxSessions = 1 }), GoodTwice, "a goes to 2 sessions, more than 1"),
        ["at once"] = (Twice.Of("a", one => one with { MaxTravel = TimeSpan.FromDays(1) }), GoodTwice, "a cannot be at s and at t"),
        ["full"] = (Problem with { Sessions = [Problem.Sessions[0] with { Wanted = 1, Maximum = 2 }] }, Good, "3 people, more than 2"),
        ["own way"] = (Problem, Good with { OwnWays = [new PlanOwnWay("far", "s")], Unplaced = [] }, "too far from s"),
        ["nobody drives"] = (Problem, With(Car with { Driver = "x" }), "not of the problem"),
        ["nobody rides"] = (Problem, With(Car with { Return = [Car.Return[0], Car.Return[1] with { Volunteer = "x" }] }), "not of the problem"),
        ["nowhere"] = (Problem, With(Car with { Session = "x" }), "not of the problem"),
        ["nobody walks"] = (Problem, Good with { OwnWays = [new PlanOwnWay("x", "s")] }, "not of the problem"),

        ["kept on their own"] = (Problem with { Kept = [new("a", "s")] }, Good, "a does not go to s as was agreed"),
        ["kept driver"] = (Problem with { Kept = [new("d", "s", "d")] }, Good with { Cars = [] }, "d does not go to s as was agreed"),
        ["kept rider"] = (Problem with { Kept = [new("d", "s", "d"), new("far", "s", "d")] }, Good, "far does not go to s as was agreed"),
        ["kept elsewhere"] = (AtStops with { Kept = [new("d", "s", "d"), new("a", "s", "d", "n")] }, GoodAtStops, "a does not go to s as was agreed"),

        ["idle"] = (Carried, GoodCarried with { Cars = [] }, "d could drive to s, and does not"),
        ["a driver rides"] = (Carried.Of("b", one => one with { SpareSeats = 0 }), GoodCarried, "b rides to s, where every driver drives"),
        ["on foot"] = (Carried, GoodCarried with { OwnWays = [new PlanOwnWay("far", "s")], Unplaced = [] }, "far goes to s on their own, where"),

        ["forgotten"] = (Problem, Good with { Unplaced = [] }, "exactly those who go nowhere"),
        ["left out and placed"] = (Problem, Good with { Unplaced = [.. Good.Unplaced, new("a", UnplacedReason.NoCarPasses)] }, "exactly those who go nowhere"),
        ["not full"] = (Problem, Out(UnplacedReason.SessionsFull), "by SessionsFull, and is by NoSeatWithinReach"),
        ["not within reach"] = (Problem, Out(UnplacedReason.NoCarPasses), "by NoCarPasses, and is by NoSeatWithinReach"),
        ["within reach"] = (Problem.Of("far", one => one with { MaxTravel = TimeSpan.FromDays(1) }), Good, "by NoSeatWithinReach, and is by SessionsFull"),
        ["no reason"] = (Problem, Out((UnplacedReason)(-1)), "far is said to be left out by -1"),
    };

    public static TheoryData<string> Wrongs => [.. Wrong.Keys];

    [Theory]
    [MemberData(nameof(Wrongs))]
    public void What_is_wrong_with_a_plan_is_found(string what)
    {
        var (problem, plan, fault) = Wrong[what];

        var faults = PlanChecker.Check(problem, plan);

        Assert.Contains(faults, one => one.Contains(fault, StringComparison.Ordinal));
    }

    [Fact]
    public void With_a_good_plan_nothing_is()
    {
        Assert.Empty(PlanChecker.Check(Problem, Good));
        Assert.Empty(PlanChecker.Check(Twice, GoodTwice));
        Assert.Empty(PlanChecker.Check(AtStops, GoodAtStops));
        Assert.Empty(PlanChecker.Check(Carried, GoodCarried));
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

    private static Plan Solve(PlanProblem problem) => new PlanSolver(TimeProvider.System).Solve(problem, null, CancellationToken.None);

    private static Plan With(PlanCar car) => Good with { Cars = [car] };

    private static Plan Out(UnplacedReason reason) => Good with { Unplaced = [new("far", reason)] };

    private static PlanStop Later(PlanStop stop) => stop with { At = stop.At.AddMinutes(1) };

    private static PlanSession Session(string id, DateTimeOffset from) => new() { Id = id, Point = At(20), From = from, Until = from.AddHours(3), Wanted = 2, Maximum = 3 };

    private static GridPoint At(double kilometres) => new(400_000 + (kilometres * 1_000), 300_000);

    /// <summary>Two who may neither ride with each other nor sit together.</summary>
    private sealed class Apart(string one, string other) : IPlanCompany
    {
        public bool MayRide(string driver, string rider) => (driver, rider) != (one, other);

        public bool MaySitTogether(string first, string second) => (first, second) != (one, other) && (second, first) != (one, other);
    }
}
