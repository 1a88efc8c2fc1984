using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Matching.Tests.Lifts;
using Matching.Tests.Sessions;
using Matching.V1;
using static Matching.Tests.Sessions.SessionHost;
using State = Matching.V1.Booking.Types.State.Types.Value;

namespace Matching.Tests.Bookings;

/// <summary>A coach stops at 1, 4 and 7 km along the road, and its session is at 9 km. Passengers ride from its stops alone.</summary>
public sealed class CoachTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private BookingHost host = null!;

    public async ValueTask InitializeAsync() => host = await BookingHost.StartAsync(database);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static LiftOffer Coach(Session session, int seats = 9) => CoachAlong.To(session, seats);

    private async Task<LiftOffer> RunAsync(Session session, int seats = 9) => (await host.Organiser.OfferLiftAsync(new() { LiftOffer = Coach(session, seats) })).LiftOffer;

    [Fact]
    public async Task An_organiser_runs_any_number_of_coaches_and_counts_in_no_headcount()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var sent = Coach(session, 49);
        var offer = (await host.Organiser.OfferLiftAsync(new() { LiftOffer = sent })).LiftOffer;
        await RunAsync(session);
        Assert.Equal((49, 49, true, true), (offer.OutwardSeats, offer.ReturnSeats, offer.Instant, offer.MeetingPointsOnly));
        Assert.Equal(0, (await host.Lifts.Sessions.GetAsync(session)).SignedUp);
        var seen = (await host.As("Bob").GetLiftOfferAsync(new() { LiftOffer = offer.Id })).LiftOffer;
        Assert.Equal(sent.CoachStops.Select(stop => (stop.Name, stop.Place, stop.DepartureTime, stop.ReturnTime)), seen.CoachStops.Select(stop => (stop.Name, stop.Place, stop.DepartureTime, stop.ReturnTime)));
    }

    [Fact]
    public async Task A_search_finds_the_stop_within_the_walk_and_no_other_place()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await RunAsync(session);
        var match = Assert.Single((await host.Lifts.SearchAsync(4_500, session)).Matches);
        Assert.Equal((offer.Id, true), (match.LiftOffer, match.Coach));
        Assert.Equal(["Stop 4", "Stop 4"], match.Legs.Select(leg => leg.MeetingPoint));
        Assert.Equal((LiftHost.Later(session.From, -45), LiftHost.Later(session.From, -15)), (match.Legs[0].PickupTime, match.Legs[0].DropoffTime));
        Assert.Equal((LiftHost.Later(session.Until, 10), LiftHost.Later(session.Until, 45)), (match.Legs[1].PickupTime, match.Legs[1].DropoffTime));
        Assert.Null(match.Legs[0].RideSlack);
        Assert.Empty((await host.Lifts.SearchAsync(2_500, session)).Matches);
    }

    [Fact]
    public async Task Parties_board_at_once_until_the_last_seat_and_a_seat_given_back_is_free()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await RunAsync(session);
        var bookings = new List<Booking>();
        foreach (var (name, east) in new[] { ("Ann", 7_100), ("Bob", 1_100), ("Cid", 4_100) })
        {
            bookings.Add(await host.BookAsync(name, offer, await host.RequestAsync(name, session, east, party: 3)));
        }

        Assert.All(bookings, booking => Assert.Equal(State.Accepted, booking.State));
        Assert.Equal(["Stop 7", "Stop 1", "Stop 4"], bookings.Select(booking => booking.Journeys[0].MeetingPoint));
        Assert.Equal(9, (await host.Lifts.Sessions.GetAsync(session)).SignedUp);
        var late = await host.RequestAsync("Dan", session, 4_100);
        Assert.Equal("NO_LONGER_FITS", await ReasonOfAsync(host.BookAsync("Dan", offer, late)));
        var order = await host.QueryAsync(
            "select wish.passenger_name from lift_stop stop join booking told on told.id = stop.booking_id join lift_request wish on wish.id = told.request_id where stop.offer_id = $1 and stop.direction = 'OUTWARD' order by ordinal",
            row => row.GetString(0),
            Guid.Parse(offer.Id));
        Assert.Equal(["Bob", "Cid", "Ann"], order);

        await host.CancelAsync("Bob", bookings[1]);
        Assert.Equal(State.Accepted, (await host.BookAsync("Dan", offer, late)).State);
    }

    [Fact]
    public async Task Many_at_one_stop_race_and_every_seat_is_sold_once()
    {
        var session = await host.Lifts.SessionAsync(9_000, maximum: 500);
        var offer = await RunAsync(session, 20);
        var answers = new string[40];
        await Parallel.ForAsync(0, answers.Length, new ParallelOptions { MaxDegreeOfParallelism = answers.Length }, async (client, _) =>
        {
            var request = await host.RequestAsync($"Racer{client}", session, client % 2 == 0 ? 4_100 : 7_100);
            try
            {
                answers[client] = (await host.BookAsync($"Racer{client}", offer, request)).State.ToString();
            }
            catch (RpcException refused)
            {
                answers[client] = ReasonOf(refused);
            }
        });

        Assert.Equal([(nameof(State.Accepted), 20), ("NO_LONGER_FITS", 20)], answers.CountBy(answer => answer).OrderBy(answer => answer.Key).Select(answer => (answer.Key, answer.Value)));
    }

    [Fact]
    public async Task A_booking_that_was_asked_for_is_accepted_at_the_stop_that_was_agreed()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var sent = Coach(session);
        sent.Instant = false;
        var offer = (await host.Organiser.OfferLiftAsync(new() { LiftOffer = sent })).LiftOffer;
        Assert.False(offer.Instant);
        var asked = await host.BookAsync("Eva", offer, await host.RequestAsync("Eva", session, 4_200));
        Assert.Equal(State.Requested, asked.State);
        var accepted = (await host.Organiser.AcceptBookingAsync(new() { Booking = asked.Id })).Booking;
        Assert.Equal((State.Accepted, "Stop 4", asked.Journeys[0].PickupTime), (accepted.State, accepted.Journeys[0].MeetingPoint, accepted.Journeys[0].PickupTime));
    }

    [Fact]
    public async Task A_coach_takes_nobody_to_a_session_that_has_moved_before_its_arrival()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        await RunAsync(session);
        await host.Lifts.Sessions.Organiser.UpdateSessionAsync(new()
        {
            Session = new() { Id = session.Id, From = LiftHost.Later(session.From, -20) },
            UpdateMask = new FieldMask { Paths = { "from" } },
        });
        var matches = (await host.Lifts.SearchAsync(4_500, session)).Matches;
        Assert.Equal([Legs.Types.Value.Return], matches.SelectMany(match => match.Legs).Select(leg => leg.Direction));
    }

    [Fact]
    public async Task Who_was_promised_another_time_or_stop_loses_the_seat_when_the_timetable_changes()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await RunAsync(session);
        var near = await host.BookAsync("Fay", offer, await host.RequestAsync("Fay", session, 4_100));
        var far = await host.BookAsync("Gus", offer, await host.RequestAsync("Gus", session, 1_100));
        offer.CoachStops[0].DepartureTime = LiftHost.Later(session.From, -75);
        offer.CoachStops[1].DepartureTime = LiftHost.Later(session.From, -48);
        var changed = (await host.Organiser.UpdateLiftOfferAsync(new() { LiftOffer = offer, UpdateMask = new FieldMask { Paths = { "coach_stops" } } })).LiftOffer;
        Assert.Equal(offer.CoachStops[0].DepartureTime, changed.CoachStops[0].DepartureTime);
        var kept = await host.GetAsync("Fay", near.Id);
        Assert.Equal((State.Accepted, offer.CoachStops[1].DepartureTime), (kept.State, kept.Journeys[0].PickupTime));
        Assert.Equal(State.Cancelled, (await host.GetAsync("Gus", far.Id)).State);
        var car = new UpdateLiftOfferRequest { LiftOffer = new() { Id = offer.Id }, UpdateMask = new FieldMask { Paths = { "coach_stops" } } };
        Assert.Contains("lift_offer.coach_stops", await FaultsOfAsync(host.Organiser.UpdateLiftOfferAsync(car)));
    }

    [Fact]
    public async Task Fewer_seats_free_those_who_booked_last_and_a_way_given_up_frees_who_rides_it()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await RunAsync(session, 12);
        var bookings = new List<(string Name, Booking Booking)>();
        foreach (var (name, party, legs) in new[] { ("Ann", 4, Legs.Types.Value.Outward), ("Bob", 4, Legs.Types.Value.Both), ("Cid", 4, Legs.Types.Value.Both), ("Dan", 1, Legs.Types.Value.Return) })
        {
            bookings.Add((name, await host.BookAsync(name, offer, await host.RequestAsync(name, session, 4_100, party, legs))));
            host.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.All(bookings, one => Assert.Equal(State.Accepted, one.Booking.State));
        var changed = (await host.Organiser.UpdateLiftOfferAsync(new()
        {
            LiftOffer = new() { Id = offer.Id, OutwardSeats = 9, ReturnSeats = 9, Etag = offer.Etag },
            UpdateMask = new FieldMask { Paths = { "outward_seats", "return_seats" } },
        })).LiftOffer;
        Assert.Equal((9, 9), (changed.OutwardSeats, changed.ReturnSeats));
        Assert.Equal([State.Accepted, State.Accepted, State.Cancelled, State.Accepted], await StatesAsync());

        // They are told, and keep their place at the session: only the seat is gone.
        Assert.Contains("BOOKING_FREED", await host.ToldAsync("Cid", session));
        Assert.Equal(13, (await host.Lifts.Sessions.GetAsync(session)).SignedUp);
        var stale = new UpdateLiftOfferRequest { LiftOffer = new() { Id = offer.Id, Note = "Late", Etag = offer.Etag }, UpdateMask = new FieldMask { Paths = { "note" } } };
        Assert.Equal("ETAG_MISMATCH", await ReasonOfAsync(host.Organiser.UpdateLiftOfferAsync(stale)));

        foreach (var stop in changed.CoachStops)
        {
            stop.ReturnTime = null;
        }

        (changed.Legs, changed.ReturnDeparture) = (Legs.Types.Value.Outward, null);
        changed.ClearReturnSeats();
        var oneWay = new FieldMask { Paths = { "legs", "return_seats", "return_departure", "coach_stops" } };
        Assert.Equal(0, (await host.Organiser.UpdateLiftOfferAsync(new() { LiftOffer = changed, UpdateMask = oneWay })).LiftOffer.ReturnSeats);
        Assert.Equal([State.Accepted, State.Cancelled, State.Cancelled, State.Cancelled], await StatesAsync());

        async Task<IReadOnlyList<State>> StatesAsync()
        {
            var states = new List<State>();
            foreach (var (name, booking) in bookings)
            {
                states.Add((await host.GetAsync(name, booking.Id)).State);
            }

            return states;
        }
    }

    [Fact]
    public async Task A_stop_stays_where_it_was_whatever_its_place_is_resolved_to_now()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await RunAsync(session);
        await host.ExecuteAsync(
            "update lift_offer set coach_stops = jsonb_set(coach_stops, '{1,Point,Easting}', to_jsonb((coach_stops #>> '{1,Point,Easting}')::float8 + 30)) where id = $1", Guid.Parse(offer.Id));
        var booking = await host.BookAsync("Jon", offer, await host.RequestAsync("Jon", session, 4_100));
        Assert.Equal(State.Accepted, booking.State);
        offer.CoachStops[1].DepartureTime = LiftHost.Later(session.From, -47);
        await host.Organiser.UpdateLiftOfferAsync(new() { LiftOffer = new() { Id = offer.Id, CoachStops = { offer.CoachStops } }, UpdateMask = new FieldMask { Paths = { "coach_stops" } } });
        var kept = await host.GetAsync("Jon", booking.Id);
        Assert.Equal((State.Accepted, offer.CoachStops[1].DepartureTime), (kept.State, kept.Journeys[0].PickupTime));
    }

    [Fact]
    public async Task A_note_on_a_coach_concerns_nobody()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var sent = Coach(session);
        sent.Instant = false;
        var offer = (await host.Organiser.OfferLiftAsync(new() { LiftOffer = sent })).LiftOffer;
        var asked = await host.BookAsync("Kim", offer, await host.RequestAsync("Kim", session, 4_100, party: 5));
        var first = await host.BookAsync("Lou", offer, await host.RequestAsync("Lou", session, 4_100, party: 5));
        await host.Organiser.AcceptBookingAsync(new() { Booking = first.Id });
        await host.Organiser.UpdateLiftOfferAsync(new() { LiftOffer = new() { Id = offer.Id, Note = "A red coach." }, UpdateMask = new FieldMask { Paths = { "note" } } });

        // Who asked for more seats than are left may still be lucky.
        Assert.Equal(State.Requested, (await host.GetAsync("Kim", asked.Id)).State);
    }

    [Fact]
    public async Task A_coach_that_is_full_is_explained_by_its_seats()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await RunAsync(session);
        var late = await host.RequestAsync("Hal", session, 4_100, party: 2);
        Assert.All((await ExplainAsync()).Legs, leg => Assert.True(leg.Fits));
        await host.BookAsync("Ida", offer, await host.RequestAsync("Ida", session, 7_100, party: 8));
        Assert.All((await ExplainAsync()).Legs, leg => Assert.Equal((false, "Seats"), (leg.Fits, leg.Obstacle.ToString())));

        async Task<ExplainMatchResponse> ExplainAsync() => await host.As("Hal").ExplainMatchAsync(new() { LiftOffer = offer.Id, Request = late.Id });
    }

    [Fact]
    public async Task Who_leaves_the_session_still_runs_the_coach()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await RunAsync(session);
        var signUp = (await host.Lifts.Sessions.Organiser.SignUpAsync(new() { Session = session.Id, SignUp = new() { People = 1 } })).SignUp;
        await host.Lifts.Sessions.Organiser.CancelSignUpAsync(new() { Session = session.Id, SignUp = signUp.Id });
        Assert.Equal(LiftOffer.Types.State.Types.Value.Active, (await host.As("Bob").GetLiftOfferAsync(new() { LiftOffer = offer.Id })).LiftOffer.State);
    }

    [Fact]
    public async Task What_is_wrong_with_a_timetable_is_told_at_once()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var volunteers = Coach(session);
        Assert.Equal(["lift_offer.coach_stops"], await FaultsOfAsync(host.As("Vic").OfferLiftAsync(new() { LiftOffer = volunteers })));

        var wrong = Coach(session, 8);
        wrong.OriginPlace = LiftHost.Place(1_000);
        wrong.MaxDetour = new Duration { Seconds = 60 };
        wrong.ReturnDeparture = null;
        wrong.CoachStops[1].Place = wrong.CoachStops[0].Place;
        wrong.CoachStops[2].DepartureTime = wrong.CoachStops[1].DepartureTime;
        wrong.CoachStops.Add(new CoachStop { Place = "nowhere at all" });
        Assert.Equal(
            [
                "lift_offer.outward_seats", "lift_offer.origin_place", "lift_offer.max_detour", "lift_offer.coach_stops[3].place", "lift_offer.coach_stops[3].departure_time",
                "lift_offer.coach_stops[1].place", "lift_offer.coach_stops[2].departure_time", "lift_offer.return_departure",
            ],
            await FaultsOfAsync(host.Organiser.OfferLiftAsync(new() { LiftOffer = wrong })));

        var late = Coach(session);
        late.LatestArrival = LiftHost.Later(session.From, -9);
        late.ReturnDeparture = LiftHost.Later(session.Until, -1);
        Assert.Equal(["lift_offer.latest_arrival", "lift_offer.return_departure"], await FaultsOfAsync(host.Organiser.OfferLiftAsync(new() { LiftOffer = late })));

        var car = LiftHost.Offer(session, 1_000);
        car.OutwardSeats = 9;
        Assert.Equal(["lift_offer.outward_seats"], await FaultsOfAsync(host.Organiser.OfferLiftAsync(new() { LiftOffer = car })));
    }
}
