using Matching.Tests.Lifts;
using Matching.Tests.Sessions;
using Matching.V1;
using EndedBy = Matching.V1.Booking.Types.EndedBy.Types.Value;
using State = Matching.V1.Booking.Types.State.Types.Value;

namespace Matching.Tests.Bookings;

/// <summary>On the day itself: what was travelled stays as it was, and whoever loses the way home is found a way home.</summary>
public sealed class UnderWayTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private BookingHost host = null!;

    public async ValueTask InitializeAsync() => host = await BookingHost.StartAsync(database);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task An_offer_and_its_session_change_after_somebody_has_arrived()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Ann", session, 1_000, seats: 2, instant: true);
        var arrived = await host.BookAsync("Bob", offer, await host.RequestAsync("Bob", session, 4_500, legs: Legs.Types.Value.Outward));
        var wish = await host.RequestAsync("Cid", session, 5_000, rematchInstantly: true);
        var both = await host.BookAsync("Cid", offer, wish);
        await host.TickAsync(session.Until.ToDateTimeOffset().AddMinutes(-5) - host.Clock.GetUtcNow());
        Assert.Equal(State.Completed, (await host.GetAsync("Bob", arrived.Id)).State);

        // One seat there would be too few for two who have travelled.
        Assert.Equal(1, (await host.ChangeAsync("Ann", offer, one => (one.OutwardSeats, one.ReturnSeats) = (1, 1))).OutwardSeats);
        await EndLaterAsync(session, 4);
        Assert.Equal(State.Accepted, (await host.GetAsync("Cid", both.Id)).State);

        await EndLaterAsync(session, 60);
        await host.SettledAsync(session);
        Assert.Equal((State.Cancelled, EndedBy.Change), (await host.GetAsync("Cid", both.Id)) is var ended ? (ended.State, ended.EndedBy) : default);
        var home = Assert.Single(await host.LiveAsync("Cid", wish));
        Assert.Equal((State.Accepted, Legs.Types.Value.Return, offer.Id), (home.State, home.Legs, home.LiftOffer));
        Assert.Equal(State.Completed, (await host.GetAsync("Bob", arrived.Id)).State);
    }

    [Fact]
    public async Task Whoever_loses_the_car_at_the_session_is_found_a_way_home_alone()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var ann = await host.OfferAsync("Ann", session, 1_000, instant: true);
        var wish = await host.RequestAsync("Bob", session, 4_500, rematchInstantly: true);
        await host.BookAsync("Bob", ann, wish);
        var dan = await host.OfferAsync("Dan", session, 1_500, instant: true);
        await host.TickAsync(session.From.ToDateTimeOffset().AddHours(1) - host.Clock.GetUtcNow());
        await host.As("Ann").CancelLiftOfferAsync(new() { LiftOffer = ann.Id });
        await host.SettledAsync(session);
        var home = Assert.Single(await host.LiveAsync("Bob", wish));
        Assert.Equal((State.Accepted, Legs.Types.Value.Return, dan.Id), (home.State, home.Legs, home.LiftOffer));
    }

    [Fact]
    public async Task Whom_an_organiser_strikes_off_is_told()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Ann", session, 1_000, instant: true);
        var booking = await host.BookAsync("Bob", offer, await host.RequestAsync("Bob", session, 4_500));
        var signUp = (await host.Lifts.Sessions.Volunteer("Bob").ListSignUpsAsync(new() { Session = session.Id })).SignUps.Single();
        await host.Lifts.Sessions.Organiser.CancelSignUpAsync(new() { Session = session.Id, SignUp = signUp.Id });
        Assert.Equal(EndedBy.Organiser, (await host.GetAsync("Bob", booking.Id)).EndedBy);
        Assert.Equal(["BOOKING_ACCEPTED", "BOOKING_CANCELLED"], await host.ToldAsync("Bob", booking));
        Assert.Equal(["BOOKING_ACCEPTED", "BOOKING_CANCELLED"], await host.ToldAsync("Ann", booking));
    }

    [Fact]
    public async Task A_yes_that_is_not_the_last_is_told_and_one_said_twice_changes_nothing()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var there = await host.OfferAsync("Ann", session, 1_000, legs: Legs.Types.Value.Outward);
        var back = await host.OfferAsync("Dan", session, 1_000, legs: Legs.Types.Value.Return);
        var outward = await host.BookAsync("Bob", there, await host.RequestAsync("Bob", session, 4_500), back);
        Assert.Equal(outward.Etag, (await host.AcceptAsync("Bob", outward)).Etag);
        var waiting = await host.AcceptAsync("Ann", outward);
        Assert.Equal(waiting.Etag, (await host.AcceptAsync("Ann", outward)).Etag);
        Assert.Equal(["BOOKING_CHANGED"], await host.ToldAsync("Bob", outward));
    }

    [Theory]
    [InlineData("offer")]
    [InlineData("session")]
    [InlineData("sign-up")]
    [InlineData("block")]
    public async Task A_leg_that_passengers_have_boarded_stays_and_even_without_it_all_can_be_cancelled(string what)
    {
        // Blocks hold everywhere.
        var (ann, bob) = ($"Ann of the {what}", $"Bob of the {what}");
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync(ann, session, 1_000, instant: true);
        var booking = await host.BookAsync(bob, offer, await host.RequestAsync(bob, session, 4_500));
        await BoardAsync(booking);
        (offer.Legs, offer.Etag) = (Legs.Types.Value.Return, "");
        var drop = new UpdateLiftOfferRequest { LiftOffer = offer, UpdateMask = new() { Paths = { "legs" } } };
        Assert.Equal(["lift_offer.legs"], await SessionHost.FaultsOfAsync(host.As(ann).UpdateLiftOfferAsync(drop)));

        // As offers may stand from before that was refused.
        await host.ExecuteAsync(
            "update lift_offer set outward_seats = null where id = $1 ;; update lift_leg set live = false where offer_id = $1 and direction = 'OUTWARD'", Guid.Parse(offer.Id));
        await (what switch
        {
            "offer" => host.As(ann).CancelLiftOfferAsync(new() { LiftOffer = offer.Id }).ResponseAsync,
            "session" => host.Lifts.Sessions.Organiser.CancelSessionAsync(new() { Session = session.Id }).ResponseAsync,
            "sign-up" => LeaveAsync(bob, session),
            _ => new PersonService.PersonServiceClient(host.Host.As(host.Host.Tokens.Volunteer(bob))).BlockPersonAsync(new() { Block = new() { Booking = booking.Id } }).ResponseAsync as Task,
        });
        Assert.Equal(State.Cancelled, (await host.GetAsync(bob, booking.Id)).State);
    }

    [Fact]
    public async Task What_a_passenger_asks_from_now_on_leaves_what_they_have_travelled_alone()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Ann", session, 1_000, instant: true);
        var wish = await host.RequestAsync("Bob", session, 4_500);
        var before = await host.BookAsync("Bob", offer, wish);
        await BoardAsync(before);

        // Nobody who left earlier than this could have come.
        await host.ChangeAsync("Bob", wish, one => one.EarliestDeparture = LiftHost.Later(session.From, -5));
        var after = await host.GetAsync("Bob", before.Id);
        Assert.Equal((State.Accepted, before.Journeys), (after.State, after.Journeys));

        var more = new UpdateLiftRequestRequest { LiftRequest = new() { Id = wish.Id, PartySize = 2 }, UpdateMask = new() { Paths = { "party_size" } } };
        Assert.Equal(["lift_request.party_size"], await SessionHost.FaultsOfAsync(host.As("Bob").UpdateLiftRequestAsync(more)));

        await host.ChangeAsync("Bob", wish, one => one.LatestReturn = LiftHost.Later(session.Until, 1));
        Assert.Equal((State.Cancelled, EndedBy.Change), (await host.GetAsync("Bob", before.Id)) is var ended ? (ended.State, ended.EndedBy) : default);
    }

    private Task BoardAsync(Booking booking) => host.TickAsync(booking.Journeys[0].PickupTime.ToDateTimeOffset().AddMinutes(1) - host.Clock.GetUtcNow());

    private async Task LeaveAsync(string name, Session session)
    {
        var signUp = (await host.Lifts.Sessions.Volunteer(name).ListSignUpsAsync(new() { Session = session.Id })).SignUps.Single();
        await host.Lifts.Sessions.CancelAsync(name, signUp);
    }

    private async Task EndLaterAsync(Session session, double minutes)
    {
        var now = await host.Lifts.Sessions.GetAsync(session);
        now.Until = LiftHost.Later(now.Until, minutes);
        await host.Lifts.Sessions.Organiser.UpdateSessionAsync(new() { Session = now });
    }
}
