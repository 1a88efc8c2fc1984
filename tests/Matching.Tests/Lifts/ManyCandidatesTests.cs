using Matching.Geo;
using Matching.Lifts;
using Matching.Sessions;
using Matching.Travel;

namespace Matching.Tests.Lifts;

/// <summary>
/// However many cars a search finds, the engine is asked of so many alone: of those that pass nearest. All are judged.
/// <code>
///   start 0    passenger       session
///      |------- 10 km -------- 20 km         another car starts every 40 m north of it
/// </code>
/// </summary>
public sealed class ManyCandidatesTests
{
    private static readonly GridPoint Home = new(510_000, 200_000);

    private readonly Session session = new()
    {
        Id = Guid.CreateVersion7(LegWorlds.Anchor),
        Campaign = "demo",
        BoundarySet = "2024",
        SeatCode = "E14000001",
        Kind = SessionKind.Canvass,
        Grid = new GridPoint(520_000, 200_000),
        StartsAt = LegWorlds.Anchor.AddMinutes(10),
        EndsAt = LegWorlds.Anchor.AddHours(3),
        Wanted = 20,
        Maximum = 40,
    };

    [Theory]
    [InlineData(GatheredLegTimes.MostAsked, false)]
    [InlineData(GatheredLegTimes.MostAsked + 50, true)]
    public async Task The_straight_line_stands_in_for_those_furthest_out_of_the_way(int cars, bool approximate)
    {
        var questions = 0;
        var engine = new Asked(() => questions++);
        var candidates = Enumerable.Range(0, cars).Reverse().Select(CarFrom).ToList();
        var times = await GatheredLegTimes.GatherAsync(engine, candidates, [new BoardingPoint(Home, 0, "")], TestContext.Current.CancellationToken);
        Assert.Equal((GatheredLegTimes.MostAsked, approximate), (questions, times.Approximate));
        Assert.Equal(Asked.Slow, times.Seconds(candidates[^1].Leg.Start, Home));
        Assert.Equal(approximate, times.Seconds(candidates[0].Leg.Start, Home) != Asked.Slow);
        Assert.All(candidates, car => Assert.True(times.Seconds(car.Leg.Stops[0].Point, Home) > 0));
    }

    private LiftCandidate CarFrom(int number) => new()
    {
        OfferId = Guid.CreateVersion7(LegWorlds.Anchor),
        Session = session,
        OwnSessionId = session.Id,
        DriverName = "Ann",
        DriverBlurred = default,
        Leg = new Leg
        {
            Direction = LegDirection.Outward,
            Start = new GridPoint(500_000, 200_000 + (40 * number)),
            End = session.Grid!.Value,
            Seats = 3,
            MaxDetourSeconds = 900,
            Anchor = LegWorlds.Anchor,
            Stops = [new Stop(Guid.Empty, new GridPoint(505_000, 200_000 + (40 * number)), 1, TimeWindow.Always)],
        },
    };

    /// <summary>Every way takes equally long.</summary>
    private sealed class Asked(Action whenAsked) : ITravelTimes
    {
        public const double Slow = 12_345;

        public double MaxSpeedMetresPerSecond => 30;

        public ValueTask<TravelMatrix> MatrixAsync(
            IReadOnlyList<GridPoint> origins, IReadOnlyList<GridPoint> destinations, DateTimeOffset departure, CancellationToken cancellation)
        {
            whenAsked();
            var cells = Enumerable.Repeat(Slow, origins.Count * destinations.Count).ToArray();
            return ValueTask.FromResult(new TravelMatrix(origins.Count, destinations.Count, cells, cells, new bool[cells.Length]));
        }
    }
}
