using CsCheck;
using Matching.Geo;
using Matching.Lifts;
using Matching.Travel;

namespace Matching.Tests.Lifts;

/// <summary>Insertion equals an exhaustive search over every position, order and shift.</summary>
public sealed class InsertionTests
{
    private static readonly LiftRules Rules = new();

    [Fact]
    public void Best_insertion_equals_exhaustive_search() =>
        LegWorlds.LegAndRide.Sample(
            world =>
            {
                var fast = new InsertionJudge(Rules, new InstantLegTimes(new StraightLineTimes())).Best(world.Leg, world.Ride);
                var slow = new SlowJudge(Rules).Best(world.Leg, world.Ride);
                Assert.Equal(slow is null, fast is null);
                if (fast is { } fit && slow is { } oracle)
                {
                    Assert.Equal(oracle.Added, fit.AddedSeconds, 0.0015);
                    Assert.True((oracle.Pickup - fit.PickupAt).Duration() < TimeSpan.FromMilliseconds(2), $"{oracle.Pickup:O} {fit.PickupAt:O}");
                    Assert.True((oracle.Dropoff - fit.DropoffAt).Duration() < TimeSpan.FromMilliseconds(2), $"{oracle.Dropoff:O} {fit.DropoffAt:O}");
                }
            },
            iter: 20_000,
            print: world => $"{world.Leg} stops [{string.Join(", ", world.Leg.Stops)}] {world.Ride}");

    [Fact]
    public void A_good_share_of_the_random_worlds_fits()
    {
        var fits = 0;
        LegWorlds.LegAndRide.Sample(
            world => Interlocked.Add(ref fits, new SlowJudge(Rules).Best(world.Leg, world.Ride) is null ? 0 : 1),
            iter: 5_000);
        Assert.InRange(fits, 250, 4_750);
    }

    [Fact]
    public void A_pickup_on_the_way_costs_the_driver_its_detour_and_one_minute()
    {
        var leg = Straight(LegDirection.Outward);
        var fit = new InsertionJudge(Rules, new InstantLegTimes(new StraightLineTimes())).Best(leg, new Ride { People = 1, Pickup = Midway });
        var expected = (2 * StraightLineTimes.SecondsFor(10_000)) - StraightLineTimes.SecondsFor(20_000) + 60;
        Assert.Equal(expected, fit!.Value.AddedSeconds, 0.001);
        Assert.Equal(LegWorlds.Anchor, fit.Value.DropoffAt);
        Assert.Equal(900 - expected, fit.Value.DetourSlackSeconds, 0.001);
    }

    [Fact]
    public void A_passenger_at_the_drivers_door_costs_nothing()
    {
        var leg = Straight(LegDirection.Return);
        var fit = new InsertionJudge(Rules, new InstantLegTimes(new StraightLineTimes())).Best(leg, new Ride { People = 1, Dropoff = leg.End });
        Assert.Equal(0, fit!.Value.AddedSeconds);
        Assert.Equal(LegWorlds.Anchor, fit.Value.PickupAt);
    }

    [Theory]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public void A_driver_without_a_stated_departure_leaves_at_most_half_an_hour_earlier(int minutes, bool fits)
    {
        var ride = new Ride { People = 1, Pickup = Straight(LegDirection.Outward).Start, DropoffWindow = new TimeWindow(null, LegWorlds.Anchor.AddMinutes(-minutes)) };
        var fit = new InsertionJudge(Rules, new InstantLegTimes(new StraightLineTimes())).Best(Straight(LegDirection.Outward), ride);
        Assert.Equal(fits, fit is not null);
    }

    [Fact]
    public void Seats_freed_on_the_way_are_sold_again()
    {
        var early = new Guid(1, 0, 0, new byte[8]);
        var leg = Straight(LegDirection.Return) with { Seats = 1, Stops = [new Stop(early, Midway, -1, TimeWindow.Always)] };
        var later = new Ride { People = 1, Pickup = new GridPoint(515_000, 200_000), Dropoff = new GridPoint(518_000, 200_000) };
        var judge = new InsertionJudge(Rules, new InstantLegTimes(new StraightLineTimes()));
        Assert.Equal(new Insertion(1, 1, 0), judge.Best(leg, later)!.Value.Insertion);
        Assert.Null(judge.Best(leg, later with { Pickup = null }));
    }

    private static GridPoint Midway => new(510_000, 200_000);

    private static Leg Straight(LegDirection direction) => new()
    {
        Direction = direction,
        Start = new GridPoint(500_000, 200_000),
        End = new GridPoint(520_000, 200_000),
        Seats = 3,
        MaxDetourSeconds = 900,
        Anchor = LegWorlds.Anchor,
    };
}
