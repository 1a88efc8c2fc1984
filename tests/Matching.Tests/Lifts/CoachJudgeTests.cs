using CsCheck;
using Matching.Geo;
using Matching.Lifts;

namespace Matching.Tests.Lifts;

/// <summary>
/// A coach by its timetable:
/// <code>
/// outward  A 08:00 - B 08:20 - C 08:40 - session 09:30
/// return   session 13:00 - C 13:50 - B 14:10 - A 14:30
/// </code>
/// </summary>
public sealed class CoachJudgeTests
{
    private static readonly DateTimeOffset Day = new(2026, 5, 2, 0, 0, 0, TimeSpan.Zero);

    private static readonly CoachStop[] Stops =
    [
        new("A", "A", At(0), Time(8, 0), Time(14, 30), default),
        new("B", "B", At(10), Time(8, 20), Time(14, 10), default),
        new("C", "C", At(20), Time(8, 40), Time(13, 50), default),
    ];

    private static GridPoint At(int kilometres) => new(500_000 + (1000 * kilometres), 185_000);

    private static DateTimeOffset Time(int hour, int minute) => Day.AddHours(hour).AddMinutes(minute);

    private static Leg Coach(LegDirection direction, int seats = 9, params Stop[] aboard)
    {
        var atSession = direction == LegDirection.Outward ? Time(9, 30) : Time(13, 0);
        return new Leg
        {
            Direction = direction,
            Start = direction == LegDirection.Outward ? At(0) : At(60),
            End = direction == LegDirection.Outward ? At(60) : At(0),
            Seats = seats,
            MaxDetourSeconds = 0,
            Anchor = atSession,
            Run = CoachRun.Of(Stops, direction, atSession),
            Stops = aboard,
        };
    }

    private static LegFit? Judge(Leg leg, Ride ride) => new CoachJudge().Best(leg, leg.Run!, ride);

    [Fact]
    public void Who_boards_is_there_by_the_timetable()
    {
        var there = Judge(Coach(LegDirection.Outward), new Ride { People = 2, Pickup = At(10) })!.Value;
        Assert.Equal((Time(8, 20), Time(9, 30), 70 * 60, 0, 7), (there.PickupAt, there.DropoffAt, (int)there.RideSeconds, (int)there.AddedSeconds, there.Insertion.SeatsLeft));
        var back = Judge(Coach(LegDirection.Return), new Ride { People = 2, Dropoff = At(10) })!.Value;
        Assert.Equal((Time(13, 0), Time(14, 10), 7), (back.PickupAt, back.DropoffAt, back.Insertion.SeatsLeft));
    }

    [Theory]
    [InlineData(8, 20, true)]
    [InlineData(8, 21, false)]
    public void Nobody_boards_before_they_can_be_there(int hour, int minute, bool fits) =>
        Assert.Equal(fits, Judge(Coach(LegDirection.Outward), new Ride { People = 1, Pickup = At(10), PickupWindow = new(Time(hour, minute), null) }) is not null);

    [Fact]
    public void Nobody_boards_between_stops_or_goes_elsewhere()
    {
        Assert.Null(Judge(Coach(LegDirection.Outward), new Ride { People = 1, Pickup = At(15) }));
        Assert.Null(Judge(Coach(LegDirection.Outward), new Ride { People = 1, Pickup = At(0), Dropoff = At(20) }));
        Assert.Null(Judge(Coach(LegDirection.Outward), new Ride { People = 1 }));
    }

    [Fact]
    public void A_session_that_has_moved_away_from_the_timetable_is_served_no_more() =>
        Assert.Null(Judge(Coach(LegDirection.Outward) with { Anchor = Time(9, 20) }, new Ride { People = 1, Pickup = At(0) }));

    /// <summary>Whatever the order in which parties come, stops stand in driving order and the coach fills to its last seat, and no further.</summary>
    [Fact]
    public void Parties_in_any_order_fill_the_coach_in_the_order_of_its_stops() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[1, 4]).Array[1, 30].Select(Gen.Bool).Sample((parties, outward) =>
        {
            var direction = outward ? LegDirection.Outward : LegDirection.Return;
            var leg = Coach(direction);
            var aboard = 0;
            foreach (var (stop, people) in parties)
            {
                var home = At(10 * stop);
                var ride = outward ? new Ride { People = people, Pickup = home } : new Ride { People = people, Dropoff = home };
                var fit = Judge(leg, ride);
                Assert.Equal(aboard + people <= leg.Seats, fit is not null);
                if (fit is { } seat)
                {
                    aboard += people;
                    Assert.Equal(leg.Seats - aboard, seat.Insertion.SeatsLeft);
                    leg = leg with { Stops = Seating.Of(leg, ride, seat, new Guid(aboard, 0, 0, new byte[8]), new LiftRules()).Stops };
                }
            }

            var order = leg.Stops.Select(stop => leg.Run!.NumberOf(stop.Point)).ToList();
            Assert.Equal(order.Order(), order);
        });

    /// <summary>Who gets out where the adult beside them does is alone on no stretch, and neither is who boards where they do.</summary>
    [Fact]
    public void Whoever_is_16_rides_exactly_where_an_adult_does_from_the_same_stop_or_one_further_off() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2]).Array[1, 9].Select(Gen.Bool).Sample((parties, outward) =>
        {
            var leg = Coach(outward ? LegDirection.Outward : LegDirection.Return);
            var furthest = int.MaxValue;
            foreach (var ((stop, age), number) in parties.Select((party, number) => (party, number)))
            {
                var ride = new Ride { People = 1, Pickup = outward ? At(10 * stop) : null, Dropoff = outward ? null : At(10 * stop), Accompanied = age == 2 };
                var fit = Judge(leg, ride);
                Assert.Equal(age != 2 || furthest <= stop, fit is not null);
                if (fit is { } seat)
                {
                    var booking = new Guid(number, 0, 0, new byte[8]);
                    leg = leg with
                    {
                        Stops = Seating.Of(leg, ride, seat, booking, new LiftRules()).Stops,
                        Adults = age == 1 ? new HashSet<Guid>([.. leg.Adults, booking]) : leg.Adults,
                        Minors = age == 2 ? new HashSet<Guid>([.. leg.Minors, booking]) : leg.Minors,
                    };
                    furthest = age == 1 ? Math.Min(furthest, stop) : furthest;
                    Assert.True(Beside.Holds(leg));
                }
            }
        });
}
