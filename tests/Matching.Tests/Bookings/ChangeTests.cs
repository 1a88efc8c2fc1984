using Matching.Tests.Lifts;
using Matching.Tests.Sessions;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;
using TestKit;
using static Matching.Tests.Sessions.SessionHost;
using EndedBy = Matching.V1.Booking.Types.EndedBy.Types.Value;
using Rough = Matching.Lifts.Rough;
using State = Matching.V1.Booking.Types.State.Types.Value;

namespace Matching.Tests.Bookings;

/// <summary>Offers, requests and sessions change under those who ride: whoever still fits near the promised time is kept, the others are freed.</summary>
public sealed class ChangeTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private BookingHost host = null!;

    public async ValueTask InitializeAsync() => host = await BookingHost.StartAsync(database);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_session_that_may_not_be_changed_so_is_not_planned_for()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        await host.OfferAsync("Ann", session, 1_000);
        var store = host.Host.Services.GetRequiredService<Matching.Sessions.ISessionStore>();
        var stored = (await store.FindAsync(Guid.Parse(session.Id), TestContext.Current.CancellationToken))!;
        var moved = stored with { StartsAt = stored.StartsAt.AddMinutes(30) };

        // Nobody can plan for a car whose origin cannot be read.
        await host.ExecuteAsync("create table kept as select id, origin_sealed from lift_offer ;; update lift_offer set origin_sealed = ''");
        var refused = await store.UpdateAsync(new("ann", "UpdateSession", "", []), moved, stored.Version - 1, TestContext.Current.CancellationToken);
        await host.ExecuteAsync("update lift_offer set origin_sealed = kept.origin_sealed from kept where kept.id = lift_offer.id ;; drop table kept");
        Assert.Equal(Matching.Outcomes.Reason.EtagMismatch, refused.Failure?.Reason);
    }

    [Fact]
    public async Task Fewer_seats_free_whoever_was_accepted_last()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Ann", session, 1_000, seats: 3);
        var bob = await host.SeatAsync("Bob", "Ann", offer, await host.RequestAsync("Bob", session, 4_500));
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var cid = await host.SeatAsync("Cid", "Ann", offer, await host.RequestAsync("Cid", session, 5_000));
        var asked = await host.BookAsync("Eva", offer, await host.RequestAsync("Eva", session, 5_500));

        var changed = await host.ChangeAsync("Ann", offer, one => one.OutwardSeats = 1);
        Assert.Equal((1, 3), (changed.OutwardSeats, changed.ReturnSeats));
        Assert.Equal(State.Accepted, (await host.GetAsync("Bob", bob.Id)).State);
        foreach (var (name, booking) in new[] { ("Cid", cid), ("Eva", asked) })
        {
            var ended = await host.GetAsync(name, booking.Id);
            Assert.Equal((State.Cancelled, EndedBy.Change), (ended.State, ended.EndedBy));
        }

        await host.SettledAsync(session);
        Assert.Equal(["BOOKING_ACCEPTED", "BOOKING_FREED", "NO_LIFT_FOUND"], await host.ToldAsync("Cid", session));
        Assert.Equal(["BOOKING_ACCEPTED"], await host.ToldAsync("Bob", bob));
    }

    [Fact]
    public async Task What_is_only_told_moves_nobody_and_a_leg_given_up_frees_its_passengers()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Ann", session, 1_000);
        var there = await host.SeatAsync("Bob", "Ann", offer, await host.RequestAsync("Bob", session, 4_500, legs: Legs.Types.Value.Outward));
        var both = await host.SeatAsync("Cid", "Ann", offer, await host.RequestAsync("Cid", session, 5_000));
        Assert.Equal("Blue", (await host.ChangeAsync("Ann", offer, one => one.Note = "Blue")).Note);
        Assert.Equal(both.Etag, (await host.GetAsync("Cid", both.Id)).Etag);

        var changed = await host.ChangeAsync("Ann", offer, one => one.Legs = Legs.Types.Value.Outward);
        Assert.Equal(Legs.Types.Value.Outward, changed.Legs);
        Assert.Equal((State.Accepted, State.Cancelled), ((await host.GetAsync("Bob", there.Id)).State, (await host.GetAsync("Cid", both.Id)).State));
        Assert.False((await host.Lifts.SearchAsync(4_500, session, Legs.Types.Value.Return)).Possible);

        // And may be offered again.
        await host.ChangeAsync("Ann", changed, one => one.Legs = Legs.Types.Value.Both);
        Assert.True((await host.Lifts.SearchAsync(4_500, session)).Possible);
    }

    [Fact]
    public async Task A_driver_who_starts_elsewhere_keeps_whom_they_still_pass()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Ann", session, 1_000);
        var near = await host.SeatAsync("Bob", "Ann", offer, await host.RequestAsync("Bob", session, 8_000));
        var far = await host.SeatAsync("Cid", "Ann", offer, await host.RequestAsync("Cid", session, 1_500));
        await host.ChangeAsync("Ann", offer, one => (one.OriginPlace, one.MaxDetour) = (LiftHost.Place(7_000), new() { Seconds = 300 }));
        Assert.Equal((State.Accepted, State.Cancelled), ((await host.GetAsync("Bob", near.Id)).State, (await host.GetAsync("Cid", far.Id)).State));
        Assert.False((await host.Lifts.SearchAsync(1_500, session)).Possible);
        // Exactly: a search starts the car at what stands in for the home, which may be too far for so short a detour.
        var onTheWay = await host.RequestAsync("Dan", session, 7_500);
        Assert.Contains((await host.As("Dan").MatchRequestAsync(new() { LiftRequest = onTheWay.Id })).Matches, match => match.LiftOffer == offer.Id);
    }

    [Fact]
    public async Task The_sign_up_follows_the_company_and_the_party()
    {
        var session = await host.Lifts.SessionAsync(9_000, maximum: 6);
        var offer = await host.OfferAsync("Ann", session, 1_000, seats: 3);
        var request = await host.RequestAsync("Bob", session, 4_500);
        var booking = await host.SeatAsync("Bob", "Ann", offer, request);
        await host.ChangeAsync("Ann", offer, one => one.Company = 2);
        await host.ChangeAsync("Bob", request, one => one.PartySize = 3);
        Assert.Equal(6, (await host.Lifts.Sessions.GetAsync(session)).SignedUp);
        var grown = await host.GetAsync("Bob", booking.Id);
        Assert.Equal((State.Accepted, 3), (grown.State, grown.PartySize));
        Assert.Equal(["BOOKING_REQUESTED", "BOOKING_ACCEPTED", "BOOKING_CHANGED"], await host.ToldAsync("Ann", booking));

        Assert.Equal("SESSION_FULL", await ReasonOfAsync(host.ChangeAsync("Ann", offer, one => one.Company = 3)));
        await host.ChangeAsync("Bob", request, one => one.PartySize = 1);
        Assert.Equal(4, (await host.Lifts.Sessions.GetAsync(session)).SignedUp);
    }

    [Fact]
    public async Task A_party_that_outgrows_its_car_is_freed_and_those_beside_it_stay()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Ann", session, 1_000, seats: 3);
        var request = await host.RequestAsync("Bob", session, 4_500);
        var bob = await host.SeatAsync("Bob", "Ann", offer, request);
        var cid = await host.SeatAsync("Cid", "Ann", offer, await host.RequestAsync("Cid", session, 5_000));
        await host.ChangeAsync("Bob", request, one => one.PartySize = 2);
        Assert.Equal(State.Accepted, (await host.GetAsync("Bob", bob.Id)).State);
        await host.ChangeAsync("Bob", request, one => one.PartySize = 3);
        Assert.Equal((State.Cancelled, State.Accepted), ((await host.GetAsync("Bob", bob.Id)).State, (await host.GetAsync("Cid", cid.Id)).State));
    }

    [Fact]
    public async Task A_session_moves_three_minutes_with_all_aboard_but_never_six()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Ann", session, 1_000);
        var booking = await host.SeatAsync("Bob", "Ann", offer, await host.RequestAsync("Bob", session, 4_500));
        await host.MoveAsync(session, 3);
        var kept = await host.GetAsync("Bob", booking.Id);
        Assert.Equal(State.Accepted, kept.State);
        Assert.Equal(booking.Journeys.Select(leg => LiftHost.Later(leg.PickupTime, 3)), kept.Journeys.Select(leg => leg.PickupTime));
        Assert.Equal(["BOOKING_ACCEPTED", "BOOKING_CHANGED", "SESSION_CHANGED"], await host.ToldAsync("Bob", session));
        Assert.Equal(["BOOKING_REQUESTED", "BOOKING_ACCEPTED", "BOOKING_CHANGED", "SESSION_CHANGED"], await host.ToldAsync("Ann", session));

        await host.MoveAsync(session, 3);
        var freed = await host.GetAsync("Bob", booking.Id);
        Assert.Equal((State.Cancelled, EndedBy.Change), (freed.State, freed.EndedBy));
    }

    [Fact]
    public async Task A_session_moved_by_hours_frees_all_and_the_same_car_is_found_again()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Ann", session, 1_000, instant: true);
        var request = await host.RequestAsync("Bob", session, 4_500, rematchInstantly: true);
        var booking = await host.BookAsync("Bob", offer, request);
        await host.MoveAsync(session, 120);
        Assert.Equal(EndedBy.Change, (await host.GetAsync("Bob", booking.Id)).EndedBy);
        await host.SettledAsync(session);
        var again = Assert.Single(await host.LiveAsync("Bob", request));
        Assert.Equal((State.Accepted, offer.Id), (again.State, again.LiftOffer));
        Assert.Equal(LiftHost.Later(booking.Journeys[0].PickupTime, 120), again.Journeys[0].PickupTime);
        Assert.Equal(0, await database.NumberAsync($"select count(*) from lift_leg where offer_id = '{offer.Id}' and budget_seconds = 'infinity'"));
    }

    [Fact]
    public async Task What_was_only_asked_for_expires_by_when_the_car_leaves_now()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        session = await host.MoveAsync(session, (host.Clock.GetUtcNow().AddHours(60) - session.From.ToDateTimeOffset()).TotalMinutes);
        var offer = await host.OfferAsync("Ann", session, 1_000);
        var asked = await host.BookAsync("Bob", offer, await host.RequestAsync("Bob", session, 4_500));
        Assert.Equal(host.Clock.GetUtcNow().AddHours(24), asked.ExpireTime.ToDateTimeOffset());

        // As one that is asked for now, from the same home.
        await host.MoveAsync(session, -50 * 60);
        var earlier = await host.GetAsync("Bob", asked.Id);
        var fresh = await host.BookAsync("Cid", offer, await host.RequestAsync("Cid", session, 4_500));
        Assert.Equal((State.Requested, fresh.ExpireTime), (earlier.State, earlier.ExpireTime));
        Assert.InRange(fresh.ExpireTime.ToDateTimeOffset(), host.Clock.GetUtcNow().AddHours(7), host.Clock.GetUtcNow().AddHours(8));

        // Within the two hours before departure a late yes is better than none.
        await host.MoveAsync(session, -8.5 * 60);
        Assert.InRange((await host.GetAsync("Bob", asked.Id)).ExpireTime.ToDateTimeOffset(), host.Clock.GetUtcNow(), host.Clock.GetUtcNow().AddHours(1.5));
        await host.MoveAsync(session, 58.5 * 60);
        Assert.Equal(asked.ExpireTime, (await host.GetAsync("Bob", asked.Id)).ExpireTime);
    }

    [Fact]
    public async Task A_cancelled_session_tells_everybody_who_was_to_come()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Ann", session, 1_000);
        await host.SeatAsync("Bob", "Ann", offer, await host.RequestAsync("Bob", session, 4_500));
        await host.RequestAsync("Cid", session, 4_500);
        await host.Lifts.Sessions.SignUpAsync("Zoe", session);
        await host.Lifts.Sessions.Organiser.CancelSessionAsync(new() { Session = session.Id });
        foreach (var name in new[] { "Ann", "Bob", "Cid", "Zoe" })
        {
            Assert.Single(await host.ToldAsync(name, session), "SESSION_CANCELLED");
        }

        Assert.DoesNotContain("NO_LIFT_FOUND", await host.ToldAsync("Bob", session));
    }

    [Fact]
    public async Task Only_the_driver_changes_an_offer_and_only_the_passenger_sees_a_request()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Ann", session, 1_000);
        var request = await host.RequestAsync("Bob", session, 4_500);
        Assert.Equal("PERMISSION_DENIED", await ReasonOfAsync(host.As("Eve").UpdateLiftOfferAsync(new() { LiftOffer = new() { Id = offer.Id, Note = "Mine" } })));
        Assert.Equal("LIFT_REQUEST_NOT_FOUND", await ReasonOfAsync(host.As("Eve").UpdateLiftRequestAsync(new() { LiftRequest = new() { Id = request.Id, PartySize = 2 } })));
        Assert.Equal(["lift_offer.session"], await FaultsOfAsync(host.As("Ann").UpdateLiftOfferAsync(new() { LiftOffer = new() { Id = offer.Id, Session = request.Id } })));
        Assert.Equal(
            ["lift_request.origin_place", "lift_request.legs"],
            await FaultsOfAsync(host.As("Bob").UpdateLiftRequestAsync(new() { LiftRequest = new() { Id = request.Id, OriginPlace = LiftHost.Place(2_000), Legs = Legs.Types.Value.Return } })));
        Assert.Equal("ETAG_MISMATCH", await ReasonOfAsync(host.As("Ann").UpdateLiftOfferAsync(new() { LiftOffer = new() { Id = offer.Id, Note = "Late", Etag = "v7" } })));
        await host.As("Ann").CancelLiftOfferAsync(new() { LiftOffer = offer.Id });
        Assert.Equal("LIFT_CLOSED", await ReasonOfAsync(host.As("Ann").UpdateLiftOfferAsync(new() { LiftOffer = new() { Id = offer.Id, Note = "Late" } })));
    }

    [Fact]
    public async Task What_a_search_finds_in_a_car_half_full_is_what_can_be_booked()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Ann", session, 1_000, seats: 4, instant: true);
        var random = new Random(7);
        var (booked, refused) = (0, 0);
        for (var passenger = 0; passenger < 30; passenger++)
        {
            var name = $"Finder{passenger}";
            var request = await host.RequestAsync(name, session, random.Next(1_000, 9_000), legs: (Legs.Types.Value)random.Next(1, 4));
            var match = (await host.As(name).MatchRequestAsync(new() { LiftRequest = request.Id })).Matches.FirstOrDefault(one => one.LiftOffer == offer.Id);
            if (match is null || (request.Legs == Legs.Types.Value.Both && match.Legs.Count == 1))
            {
                Assert.Equal("NO_LONGER_FITS", await ReasonOfAsync(host.BookAsync(name, offer, request)));
                refused++;
                continue;
            }

            var booking = await host.BookAsync(name, offer, request);
            Assert.Equal(
                match.Legs.Select(leg => (leg.PickupTime.ToDateTimeOffset(), leg.DropoffTime.ToDateTimeOffset())),
                booking.Journeys.Select(leg => (Rough.OfPickup(leg.PickupTime.ToDateTimeOffset()), Rough.OfDropoff(leg.DropoffTime.ToDateTimeOffset()))));
            booked++;
            if (passenger % 3 == 2)
            {
                await host.CancelAsync(name, booking);
            }
        }

        Assert.InRange(booked, 4, 29);
        Assert.InRange(refused, 1, 26);
    }
}
