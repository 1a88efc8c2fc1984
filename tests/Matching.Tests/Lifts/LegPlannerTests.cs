using Matching.Geo;
using Matching.Lifts;
using Matching.Sessions;
using Matching.Tests.Travel;
using TestKit.Osrm;

namespace Matching.Tests.Lifts;

/// <summary>What is stored of a leg to find it again holds whatever the engine says later.</summary>
public sealed class LegPlannerTests
{
    private static readonly LiftRules Rules = new();
    private static readonly DateTimeOffset Start = new(2026, 5, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly Session Session = new()
    {
        Id = Guid.CreateVersion7(Start),
        Campaign = "demo",
        BoundarySet = "2024",
        SeatCode = "E14000001",
        Kind = SessionKind.Canvass,
        Grid = RoadEngine.At(20_000, 0),
        StartsAt = Start,
        EndsAt = Start.AddHours(3),
        Wanted = 20,
        Maximum = 40,
        CreatedAt = Start,
        UpdatedAt = Start,
    };

    private static readonly LiftTerms Terms = new()
    {
        SessionId = Session.Id,
        Origin = new LiftOrigin("somewhere", RoadEngine.At(0, 0), RoadEngine.At(900, 0)),
        OutwardSeats = 3,
        ReturnSeats = 3,
        MaxDetour = TimeSpan.FromMinutes(15),
    };

    [Fact]
    public async Task A_leg_planned_while_the_road_engine_is_away_counts_as_reaching_everywhere()
    {
        await using var roads = await RoadEngine.StartAsync();
        roads.Server.Always = FakeOsrm.Text(500, "");

        var legs = await PlanAsync(roads);

        Assert.Equal(2, legs.Count);
        Assert.All(legs, leg =>
        {
            Assert.Equal(double.PositiveInfinity, leg.BudgetSeconds);
            Assert.True(leg.Reach.Holds(BritishGrid.ToGrid(new GeoPoint(49.9, -6.3))));
            Assert.True(leg.Reach.Holds(BritishGrid.ToGrid(new GeoPoint(60.8, -0.8))));
            Assert.True(leg.Latest - leg.Earliest > TimeSpan.FromDays(1));
        });
    }

    [Fact]
    public async Task A_leg_planned_by_road_reaches_as_far_as_its_time_and_the_greatest_speed_allow()
    {
        await using var roads = await RoadEngine.StartAsync();

        var outward = (await PlanAsync(roads))[0];

        // 24 minutes by streets, and 15 of detour.
        Assert.InRange(outward.BudgetSeconds, (24 + 15) * 60, (24 + 15 + 5) * 60);
        Assert.True(outward.Reach.Holds(RoadEngine.At(0, 30_000)));
        Assert.False(outward.Reach.Holds(RoadEngine.At(0, 90_000)));
    }

    private static async Task<IReadOnlyList<LegPlan>> PlanAsync(RoadEngine roads)
    {
        Assert.True((await new LegPlanner(roads.Times, Rules).PlanAsync(Terms, Session, TestContext.Current.CancellationToken)).TryGet(out var legs, out _));
        return legs;
    }
}
