using Matching.Geo;
using Matching.Lifts;
using Matching.Sessions;
using Matching.Travel;

namespace Matching.Tests.Lifts;

/// <summary>
/// Where a passenger boards who lives beside a driver's road:
/// <code>
///                home
///                 |  2 km
///   driver -------+-------- session
///     0 km      10 km        20 km
/// </code>
/// </summary>
public sealed class BoardingChoiceTests
{
    private static readonly LiftRules Rules = new();
    private static readonly StraightLineTimes Times = new();
    private static readonly GridPoint Home = new(510_000, 202_000);

    [Fact]
    public void A_long_walk_that_spares_the_driver_little_is_not_asked_for()
    {
        // 1,900 m spare the driver some 100 seconds less than half of the walk's 24 minutes are.
        Assert.Equal("", ChosenAmong(At("On the road", 200_100)));
        // Without the own place the nearer of two points: the farther spares some seconds, but its walk costs more.
        Assert.Equal("Near", ChosenAmong(meetingPointsOnly: true, At("Far", 200_100), At("Near", 201_900)));
    }

    [Fact]
    public void A_short_walk_that_spares_the_driver_much_is()
    {
        // Across a river: the own place costs the driver dear.
        Assert.Equal("Bridge", ChosenAmong(new Detour(Home, 600), meetingPointsOnly: false, At("Bridge", 201_800)));
    }

    [Fact]
    public void Of_points_that_cost_the_same_the_first_in_their_order_is_chosen()
    {
        Assert.Equal("A", ChosenAmong(meetingPointsOnly: true, At("A", 201_500), At("B", 201_500)));
        Assert.Equal("B", ChosenAmong(meetingPointsOnly: true, At("B", 201_500), At("A", 201_500)));
    }

    private static BoardingPoint At(string name, double northing)
    {
        var point = new GridPoint(510_000, northing);
        return new BoardingPoint(point, point.MetresTo(Home), name);
    }

    private static string ChosenAmong(params BoardingPoint[] points) => ChosenAmong(meetingPointsOnly: false, points);

    private static string ChosenAmong(bool meetingPointsOnly, params BoardingPoint[] points) => ChosenAmong(new InstantLegTimes(Times), meetingPointsOnly, points);

    private static string ChosenAmong(ILegTimes times, bool meetingPointsOnly, params BoardingPoint[] points)
    {
        var session = new Session
        {
            Id = new Guid(1, 0, 0, new byte[8]),
            Campaign = "demo",
            BoundarySet = "2024",
            SeatCode = "E14000001",
            Kind = SessionKind.Canvass,
            Grid = new GridPoint(520_000, 200_000),
            StartsAt = LegWorlds.Anchor + Rules.Buffer,
            EndsAt = LegWorlds.Anchor.AddHours(3),
            Wanted = 1,
            Maximum = 9,
            CreatedAt = LegWorlds.Anchor,
            UpdatedAt = LegWorlds.Anchor,
        };
        var candidate = new LiftCandidate
        {
            OfferId = new Guid(2, 0, 0, new byte[8]),
            Session = session,
            OwnSessionId = session.Id,
            DriverName = "Ann",
            DriverBlurred = default,
            Leg = new Leg
            {
                Direction = LegDirection.Outward,
                Start = new GridPoint(500_000, 200_000),
                End = session.Grid!.Value,
                Seats = 3,
                MaxDetourSeconds = 3_600,
                Anchor = LegWorlds.Anchor,
            },
        };
        var wish = new LiftWish { Origin = Home, Sessions = [session], Legs = Legs.Outward, MaxWalkMetres = 3_000, MeetingPointsOnly = meetingPointsOnly };
        var judge = new CandidateJudge(wish, points, Rules, Times.Least, LegWorlds.Anchor.AddDays(-1));
        return judge.Judge(candidate, new InsertionJudge(Rules, times), false)!.Home.Name;
    }

    /// <summary>Straight-line times, but for one place that takes longer to reach and to leave.</summary>
    private sealed class Detour(GridPoint place, double seconds) : ILegTimes
    {
        private readonly InstantLegTimes straight = new(Times);

        public bool Approximate => false;

        public double Seconds(GridPoint from, GridPoint to) => straight.Seconds(from, to) + (from == place || to == place ? seconds : 0);
    }
}
