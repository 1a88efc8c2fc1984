using Matching.Lifts;
using Matching.Sessions;
using Proof.Chaos.Checks;
using Proof.Chaos.Histories;
using Proof.Chaos.Stored;

namespace Proof.Tests.Chaos;

/// <summary>A checker that cannot fail proves nothing: each property is given a world in which it does not hold.</summary>
public sealed class CheckerTests
{
    private const string Acknowledged = "every acknowledged write is there";
    private const string SameAnswer = "the same id has one answer";
    private const string Seats = "no seat is sold twice";
    private const string OneState = "no booking is in two states";
    private const string Lives = "a booking lives once";
    private const string Once = "one accepted booking a request and leg";
    private const string Pair = "of a pair both or neither";
    private const string Headcount = "the headcount is the sign-ups";
    private const string Freed = "who was freed is rematched or told";
    private const string Told = "everybody concerned is told once";
    private const string Changes = "everybody is told of changes once";
    private const string Promises = "promised times hold";

    [Fact]
    public void Where_all_is_well_nothing_is_found() => Assert.Empty(Checker.Faults(TinyWorld.HistoryOf(TinyWorld.Operations), TinyWorld.State));

    [Fact]
    public void An_answer_that_may_not_be_is_found()
    {
        var history = TinyWorld.HistoryOf(TinyWorld.Operations);
        history.AddFault("INTERNAL");
        Assert.Single(Checker.Faults(history, TinyWorld.State));
    }

    [Fact]
    public void A_lost_write_is_found()
    {
        var lost = TinyWorld.Write("eve", "RequestLift", "eve-1", 5, 6, new Fact(Thing.Request, Guid.Empty, "OPEN", 1));
        Catches(Acknowledged, TinyWorld.State with { Writes = [.. TinyWorld.State.Writes, new("eve", "RequestLift", "eve-1")] }, [.. TinyWorld.Operations, lost]);
        Catches(Acknowledged, TinyWorld.State with { Writes = [] });
    }

    [Fact]
    public void A_write_that_went_back_is_found()
    {
        var cancelled = TinyWorld.Write("bob", "CancelBooking", "bob-2", 5, 6, new Fact(Thing.Booking, TinyWorld.BobRides, "CANCELLED", 3));
        Catches(Acknowledged, TinyWorld.State with { Writes = [.. TinyWorld.State.Writes, new("bob", "CancelBooking", "bob-2")] }, [.. TinyWorld.Operations, cancelled]);
    }

    [Fact]
    public void A_refused_write_that_was_made_is_found() =>
        Catches(Acknowledged, TinyWorld.State, [TinyWorld.Operations[0], TinyWorld.Operations[1] with { Outcome = Outcome.Refused, Facts = [], Answers = [] }]);

    [Fact]
    public void Two_answers_to_one_id_are_found() =>
        Catches(SameAnswer, TinyWorld.State, [TinyWorld.Operations[0] with { Answers = ["asked", "refused: ALREADY_BOOKED"] }, TinyWorld.Operations[1]]);

    [Fact]
    public void A_seat_sold_twice_is_found()
    {
        Catches(Seats, TinyWorld.State with { Legs = [.. TinyWorld.State.Legs.Select(leg => leg.OfferId == TinyWorld.Ann ? leg with { Seats = 1 } : leg)] });
        Catches(Seats, TinyWorld.State with { Stops = [.. TinyWorld.State.Stops, new(TinyWorld.Dan, "RETURN", 1, TinyWorld.EveReturns, -1)] });
        Catches(Seats, TinyWorld.State with { Stops = [.. TinyWorld.State.Stops.Skip(1)] });
        Catches(Seats, TinyWorld.State with { Stops = [.. TinyWorld.State.Stops, new(TinyWorld.Ann, "RETURN", 1, TinyWorld.CidRode, -1)] });
    }

    [Fact]
    public void Seats_are_counted_between_stops_and_not_over_the_whole_way()
    {
        // Bob gets out before Eve boards: one seat carries both.
        var state = TinyWorld.State with
        {
            Legs = [new(TinyWorld.Ann, "OUTWARD", 1), .. TinyWorld.State.Legs.Skip(1)],
            Stops = [new(TinyWorld.Ann, "OUTWARD", 0, TinyWorld.BobRides, 1), new(TinyWorld.Ann, "OUTWARD", 1, TinyWorld.BobRides, -1), new(TinyWorld.Ann, "OUTWARD", 2, TinyWorld.EveGoes, 1), .. TinyWorld.State.Stops.Skip(2)],
        };
        Assert.Empty(Of(Seats, state));
        Catches(Seats, state with { Stops = [state.Stops[0], state.Stops[1] with { Ordinal = 2 }, state.Stops[2] with { Ordinal = 1 }, .. state.Stops.Skip(3)] });
    }

    [Fact]
    public void A_booking_in_two_states_is_found()
    {
        Catches(OneState, TinyWorld.State with { Told = [("bob", new Fact(Thing.Booking, TinyWorld.BobRides, "DECLINED", 2))] });
        Catches(OneState, TinyWorld.State, [TinyWorld.Operations[0] with { From = 5, Until = 6 }, TinyWorld.Operations[1]]);
    }

    [Fact]
    public void What_was_under_way_at_once_may_be_told_in_any_order() =>
        Assert.Empty(Checker.Faults(TinyWorld.HistoryOf([TinyWorld.Operations[0] with { Until = 6 }, TinyWorld.Operations[1]]), TinyWorld.State));

    [Theory]
    [InlineData("BOOKING_CANCELLED")]
    [InlineData("BOOKING_DECLINED")]
    public void A_second_end_is_found(string kind) => Catches(Lives, WithEvent(kind, TinyWorld.CidRode));

    [Fact]
    public void A_life_that_nobody_saw_is_found()
    {
        Catches(Lives, TinyWorld.State with { Events = [.. TinyWorld.State.Events.Where(one => one.Number != 2)] });
        Catches(Lives, WithEvent("BOOKING_COMPLETED", TinyWorld.BobRides));
        Catches(Lives, TinyWorld.State with { Offers = [TinyWorld.State.Offers[0] with { LastEvent = 8 }, TinyWorld.State.Offers[1]] });
    }

    [Fact]
    public void Two_cars_for_one_leg_are_found() =>
        Catches(Once, TinyWorld.State with { BookingLegs = [.. TinyWorld.State.BookingLegs, new(TinyWorld.EveReturns, "OUTWARD", true)] });

    [Fact]
    public void What_lives_on_something_cancelled_is_found()
    {
        Catches(Once, TinyWorld.State with { Offers = [TinyWorld.State.Offers[0] with { State = "CANCELLED" }, TinyWorld.State.Offers[1]] });
        Catches(Once, TinyWorld.State with { BookingLegs = [TinyWorld.State.BookingLegs[0] with { Accepted = false }, .. TinyWorld.State.BookingLegs.Skip(1)] });
    }

    [Fact]
    public void Six_that_are_asked_at_once_are_found() =>
        Catches(Once, TinyWorld.State with { Bookings = [.. TinyWorld.State.Bookings, .. Enumerable.Range(0, 6).Select(_ => TinyWorld.State.Bookings[0] with { State = "REQUESTED" })] });

    [Fact]
    public void Half_a_pair_is_found()
    {
        Catches(Pair, With(TinyWorld.EveReturns, booking => booking with { AcceptedAt = null, State = "REQUESTED" }));
        Catches(Pair, With(TinyWorld.EveReturns, booking => booking with { PairId = null }));
    }

    [Fact]
    public void A_wrong_headcount_is_found()
    {
        Catches(Headcount, TinyWorld.State with { Sessions = [TinyWorld.State.Sessions[0] with { SignedUp = 4 }] });
        Catches(Headcount, TinyWorld.State with { SignUps = [.. TinyWorld.State.SignUps.Where(signUp => signUp.Subject != "bob")], Sessions = [TinyWorld.State.Sessions[0] with { SignedUp = 4 }] });
        Catches(Headcount, TinyWorld.State with { SignUps = [.. TinyWorld.State.SignUps.Where(signUp => signUp.Subject != "dan")], Sessions = [TinyWorld.State.Sessions[0] with { SignedUp = 4 }] });
    }

    [Fact]
    public void Somebody_stranded_is_found()
    {
        var silent = TinyWorld.State with { Messages = [.. TinyWorld.State.Messages.Where(message => message.Kind != "NO_LIFT_FOUND")] };
        Catches(Freed, silent);
        Catches(Freed, silent with { Rematches = [new(TinyWorld.Cid, "BOTH")] });
        Catches(Freed, silent with { Messages = [.. silent.Messages, new("cid", "REMATCHED", TinyWorld.Cid, null, 0)] });
        Catches(Freed, TinyWorld.State with { Messages = [.. TinyWorld.State.Messages.Where(message => message.Kind != "BOOKING_FREED")] });
    }

    [Fact]
    public void Somebody_who_is_told_nothing_or_twice_is_found()
    {
        foreach (var message in TinyWorld.State.Messages.Where(message => message.BookingId is not null))
        {
            Catches(Told, TinyWorld.State with { Messages = [.. TinyWorld.State.Messages.Where(other => other != message)] });
            Catches(Told, TinyWorld.State with { Messages = [.. TinyWorld.State.Messages, message] });
        }

        Catches(Told, TinyWorld.State with { Messages = [.. TinyWorld.State.Messages, new("ann", "BOOKING_CANCELLED", TinyWorld.Cid, TinyWorld.CidRode)] });
    }

    [Fact]
    public void Somebody_who_is_not_told_of_the_lift_that_was_found_them_is_found()
    {
        var silent = With(TinyWorld.BobRides, booking => booking with { Origin = "REMATCH" });
        Catches(Told, silent);
        Assert.Empty(Checker.Faults(
            TinyWorld.HistoryOf(TinyWorld.Operations), silent with { Messages = [.. silent.Messages, new("bob", "REMATCHED", TinyWorld.Bob, TinyWorld.BobRides)] }));
    }

    [Fact]
    public void An_update_that_overwrote_another_is_found()
    {
        var offers = TinyWorld.State.Offers.Select(offer => offer with { Version = 2, Said = "2 seats" }).ToList();
        var state = TinyWorld.State with { Offers = offers, Writes = [.. TinyWorld.State.Writes, new("ann", "UpdateLiftOffer", "ann-2"), new("ann", "UpdateLiftOffer", "ann-3")] };
        var kept = TinyWorld.Write("ann", "UpdateLiftOffer", "ann-2", 5, 6, new Fact(Thing.Offer, TinyWorld.Ann, "ACTIVE", 2, "2 seats"));
        Assert.Empty(Checker.Faults(TinyWorld.HistoryOf([.. TinyWorld.Operations, kept]), state));

        var lost = TinyWorld.Write("ann", "UpdateLiftOffer", "ann-3", 7, 8, new Fact(Thing.Offer, TinyWorld.Ann, "ACTIVE", 2, "3 seats"));
        Catches(Acknowledged, state, [.. TinyWorld.Operations, lost]);
        Catches(Acknowledged, state with { Offers = [.. offers.Select(offer => offer with { Version = 3 })] }, [.. TinyWorld.Operations, kept, lost]);
    }

    [Fact]
    public void Who_rides_to_a_session_that_is_cancelled_is_found() =>
        Catches(Once, TinyWorld.State with { Sessions = [TinyWorld.State.Sessions[0] with { State = "CANCELLED" }] });

    [Fact]
    public void A_promise_that_does_not_hold_is_found()
    {
        // Bob and Eve board within five minutes of what they were promised, but not by the same shift.
        Catches(Promises, WithLeg(TinyWorld.EveGoes, leg => leg with { PromisedAt = leg.PromisedAt!.Value.AddMinutes(6), PickupAt = leg.PickupAt.AddMinutes(6) }));
        Assert.Empty(Of(Promises, WithLeg(TinyWorld.EveGoes, leg => leg with { PromisedAt = leg.PromisedAt!.Value.AddMinutes(4), PickupAt = leg.PickupAt.AddMinutes(4) })));
        Catches(Promises, WithLeg(TinyWorld.EveGoes, leg => leg with { PickupAt = leg.PickupAt.AddMinutes(6) }));
        Catches(Promises, WithLeg(TinyWorld.EveReturns, leg => leg with { PromisedAt = leg.PromisedAt!.Value.AddMinutes(-6), PickupAt = leg.PickupAt.AddMinutes(-6) }));
        Catches(Promises, TinyWorld.State with { Sessions = [TinyWorld.State.Sessions[0] with { StartsAt = TinyWorld.State.Sessions[0].StartsAt.AddMinutes(-45) }] });
        Catches(Promises, TinyWorld.State with { Offers = [TinyWorld.State.Offers[0] with { MaxDetour = TimeSpan.FromMinutes(4) }, TinyWorld.State.Offers[1]] });
        Catches(Promises, TinyWorld.State with { Requests = [TinyWorld.State.Requests[0] with { EarliestDeparture = TinyWorld.State.Sessions[0].StartsAt.AddMinutes(-20) }, .. TinyWorld.State.Requests.Skip(1)] });
    }

    [Fact]
    public void A_coach_that_leaves_at_another_time_is_found()
    {
        var session = TinyWorld.State.Sessions[0];
        var coach = TinyWorld.State.Offers[0] with
        {
            LatestArrival = session.StartsAt.AddMinutes(-10),
            ReturnDeparture = session.EndsAt,
            CoachStops = [.. TinyWorld.State.Stops.Take(2).Select((stop, at) => new CoachStop("", "", stop.Point, session.StartsAt.AddMinutes(-27 + (3 * at)), session.EndsAt.AddMinutes(20), StepFree.Unknown))],
        };
        var state = TinyWorld.State with { Offers = [coach, TinyWorld.State.Offers[1]] };
        Assert.Empty(Of(Promises, state));
        Catches(Promises, state with { Offers = [coach with { CoachStops = [.. coach.CoachStops.Select(stop => stop with { DepartsAt = stop.DepartsAt!.Value.AddMinutes(6) })] }, TinyWorld.State.Offers[1]] });
        Catches(Promises, state with { Offers = [coach with { LatestArrival = session.StartsAt }, TinyWorld.State.Offers[1]] });
    }

    [Fact]
    public void A_change_that_nobody_is_told_is_found()
    {
        var changed = WithEvent("BOOKING_CHANGED", TinyWorld.BobRides);
        var told = new StoredMessage("bob", "BOOKING_CHANGED", TinyWorld.Bob, TinyWorld.BobRides) { HappeningId = TinyWorld.Eve };
        Catches(Changes, changed);
        Assert.Empty(Checker.Faults(TinyWorld.HistoryOf(TinyWorld.Operations), changed with { Messages = [.. changed.Messages, told] }));
        Catches(Changes, changed with { Messages = [.. changed.Messages, told, told with { HappeningId = TinyWorld.Dan }] });
        Catches(Changes, changed with { Messages = [.. changed.Messages, told, told with { Kind = "LATE" }] });
    }

    [Fact]
    public void A_session_that_moved_unheard_or_was_cancelled_unheard_is_found()
    {
        var moved = TinyWorld.Write("olive", "/UpdateSession", "olive-1", 5, 6, new Fact(Thing.Session, TinyWorld.Session, "SCHEDULED", 2));
        var told = TinyWorld.State.SignUps.Select(signUp => new StoredMessage(signUp.Subject, "SESSION_CHANGED", null, null)
        {
            HappeningId = TinyWorld.Eve,
            SessionId = TinyWorld.Session,
            CreatedAt = TinyWorld.State.Sessions[0].StartsAt,
        }).ToList();
        var state = TinyWorld.State with { Messages = [.. TinyWorld.State.Messages, .. told] };
        Catches(Changes, state);
        Catches(Changes, state with { Messages = [.. TinyWorld.State.Messages, .. told.Skip(1)] }, [.. TinyWorld.Operations, moved]);
        Catches(Changes, TinyWorld.State with { Sessions = [TinyWorld.State.Sessions[0] with { State = "CANCELLED" }] });
        Assert.Empty(Checker.Properties.Single(one => one.Name == Changes).Faults(TinyWorld.HistoryOf([moved]), state));
    }

    private static IEnumerable<string> Of(string property, WorldState state) => Checker.Properties.Single(one => one.Name == property).Faults(TinyWorld.HistoryOf(TinyWorld.Operations), state);

    private static WorldState WithLeg(Guid booking, Func<StoredBookingLeg, StoredBookingLeg> change) =>
        TinyWorld.State with { BookingLegs = [.. TinyWorld.State.BookingLegs.Select(leg => leg.BookingId == booking ? change(leg) : leg)] };

    private static WorldState WithEvent(string kind, Guid booking) => TinyWorld.State with
    {
        Events = [.. TinyWorld.State.Events, new(TinyWorld.Ann, 8, kind, booking)],
        Offers = [TinyWorld.State.Offers[0] with { LastEvent = 8 }, TinyWorld.State.Offers[1]],
    };

    private static WorldState With(Guid booking, Func<StoredBooking, StoredBooking> change) =>
        TinyWorld.State with { Bookings = [.. TinyWorld.State.Bookings.Select(one => one.Id == booking ? change(one) : one)] };

    private static void Catches(string property, WorldState state, IReadOnlyList<Operation>? operations = null)
    {
        var found = Checker.Properties.Single(one => one.Name == property).Faults(TinyWorld.HistoryOf(operations ?? TinyWorld.Operations), state);
        Assert.NotEmpty(found);
    }
}
