using Matching.Lifts.Explaining;
using Matching.Tests.Bookings;
using Matching.Tests.Lifts;
using Matching.Tests.Sessions;
using Matching.V1;
using static Matching.Tests.Sessions.SessionHost;
using Kind = Matching.V1.LiftConstraint.Types.Kind.Types.Value;

namespace Matching.Tests.Explaining;

/// <summary>
/// Why a lift matched, or why not, over the wire:
/// <code>
///   driver         passenger                  session
///     1 km ----------- 4.5 km ----------------- 9 km
/// </code>
/// </summary>
public sealed class ExplainTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private BookingHost host = null!;

    public async ValueTask InitializeAsync() => host = await BookingHost.StartAsync(database);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_lift_that_fits_says_how_much_is_left_of_everything()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Ann", session, 1_000, seats: 2);
        var request = await host.RequestAsync("Bob", session, 4_500);
        var told = await ExplainAsync("Bob", offer, request);
        var match = Assert.Single((await host.As("Bob").MatchRequestAsync(new() { LiftRequest = request.Id })).Matches);
        Assert.True(told.Fits);
        Assert.Equal(2, told.Legs.Count);
        foreach (var (leg, matched) in told.Legs.Zip(match.Legs))
        {
            Assert.All(leg.Constraints, constraint => Assert.True(constraint.Holds));
            Assert.Equal((2, 1), (Of(leg, Kind.Seats).ActualSeats, Of(leg, Kind.Seats).RequiredSeats));
            Assert.Equal(matched.SeatsLeft, Of(leg, Kind.Seats).SlackSeats);
            Assert.All(leg.Constraints, constraint => Assert.Null(constraint.SlackTime));
            Assert.All(leg.Constraints, constraint => Assert.Equal(0, (constraint.ActualTime?.Seconds ?? 0) % 300));
            Assert.Equal(15 * 60, Of(leg, Kind.Detour).RequiredTime.Seconds);
            Assert.Equal((800, 0), (Of(leg, Kind.Walk).RequiredMetres, Of(leg, Kind.Walk).ActualMetres));
        }
    }

    [Fact]
    public async Task A_full_car_says_so_but_the_one_who_rides_in_it_still_fits()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Ann", session, 1_000, seats: 1);
        var bob = await host.RequestAsync("Bob", session, 4_500);
        await host.SeatAsync("Bob", "Ann", offer, bob);
        var cid = await host.RequestAsync("Cid", session, 4_500);
        var told = await ExplainAsync("Cid", offer, cid);
        Assert.False(told.Fits);
        Assert.All(told.Legs, leg => Assert.Equal((Kind.Seats, -1), (leg.Obstacle, Of(leg, Kind.Seats).SlackSeats)));
        Assert.True((await ExplainAsync("Bob", offer, bob)).Fits);
    }

    [Fact]
    public async Task Each_reason_is_named()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var far = await host.Lifts.SessionAsync(9_500);
        var offer = await host.OfferAsync("Ann", session, 1_000, legs: Legs.Types.Value.Outward);
        var request = await host.RequestAsync("Bob", session, 4_500);
        var oneWay = await ExplainAsync("Bob", offer, request);
        Assert.Equal([Kind.Unspecified, Kind.LegNotOffered], oneWay.Legs.Select(leg => leg.Obstacle));

        var chair = LiftHost.Offer(session, 1_000);
        chair.WomenOnly = true;
        var women = await host.Lifts.OfferAsync("Wil", chair);
        Assert.Equal(Kind.WomenOnly, (await ExplainAsync("Bob", women, request)).Obstacle);

        var strict = LiftHost.Offer(session, 1_000);
        (strict.MeetingPointsOnly, strict.MaxDetour) = (true, new() { Seconds = 0 });
        Assert.Equal(Kind.Walk, (await ExplainAsync("Bob", await host.Lifts.OfferAsync("Sue", strict), request)).Legs[0].Obstacle);
        strict.MeetingPointsOnly = false;
        var detour = (await ExplainAsync("Bob", await host.Lifts.OfferAsync("Tim", strict), request)).Legs[0];
        Assert.Equal(Kind.Detour, detour.Obstacle);
        Assert.False(Of(detour, Kind.Detour).Holds);

        var own = await host.RequestAsync("Ann", far, 1_000);
        Assert.Equal(Kind.Self, (await ExplainAsync("Ann", offer, own)).Obstacle);
        await host.As("Ann").CancelLiftOfferAsync(new() { LiftOffer = offer.Id });
        Assert.Equal(Kind.Closed, (await ExplainAsync("Bob", offer, request)).Obstacle);
    }

    [Fact]
    public async Task The_two_parties_and_their_organiser_are_told_and_nobody_else()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Ann", session, 1_000);
        var request = await host.RequestAsync("Bob", session, 4_500);
        var query = new ExplainMatchRequest { LiftOffer = offer.Id, Request = request.Id };
        Assert.Equal("LIFT_REQUEST_NOT_FOUND", await ReasonOfAsync(host.As("Ann").ExplainMatchAsync(query)));
        Assert.Equal("LIFT_REQUEST_NOT_FOUND", await ReasonOfAsync(host.As("Zoe").ExplainMatchAsync(query)));
        await host.BookAsync("Bob", offer, request);
        var drivers = await host.As("Ann").ExplainMatchAsync(query);
        Assert.True(drivers.Fits);
        Assert.All(drivers.Legs, leg => Assert.Equal(0, Of(leg, Kind.Walk).RequiredMetres));
        Assert.True((await host.Organiser.ExplainMatchAsync(query)).Fits);
        Assert.Equal(["lift_offer", "request"], await FaultsOfAsync(host.As("Ann").ExplainMatchAsync(new() { LiftOffer = "a", Request = "b" })));
        Assert.Equal("LIFT_OFFER_NOT_FOUND", await ReasonOfAsync(host.As("Bob").ExplainMatchAsync(new() { LiftOffer = request.Id, Request = request.Id })));
    }

    /// <summary>Two homes of one cell, from which the ride takes 8 and 11 minutes: until acceptance a driver is told the same of both, wherever they say that they start from.</summary>
    [Fact]
    public async Task Drivers_and_organisers_are_told_the_same_of_every_home_that_is_blurred_alike()
    {
        var session = await host.Lifts.SessionAsync(9_750);
        var offer = await host.OfferAsync("Ann", session, 1_000);
        var (bob, cid) = (await host.RequestAsync("Bob", session, 4_050), await host.RequestAsync("Cid", session, 4_950));
        var bookings = (Bob: await host.BookAsync("Bob", offer, bob), Cid: await host.BookAsync("Cid", offer, cid));
        foreach (var east in (double[])[1_000, 2_500, 4_100, 4_400, 4_700, 4_900])
        {
            await host.ChangeAsync("Ann", offer, changed => changed.OriginPlace = LiftHost.Place(east));
            Assert.Equal(await ExplainAsync("Ann", offer, bob), await ExplainAsync("Ann", offer, cid));
            Assert.Equal(await ByOrganiserAsync(bob), await ByOrganiserAsync(cid));
            Assert.NotEqual(await ExplainAsync("Bob", offer, bob), await ExplainAsync("Cid", offer, cid));
        }

        await host.AcceptAsync("Ann", bookings.Bob);
        await host.AcceptAsync("Ann", bookings.Cid);
        Assert.NotEqual(await ExplainAsync("Ann", offer, bob), await ExplainAsync("Ann", offer, cid));

        // What was declined, or is over, opens nothing.
        var dan = await host.RequestAsync("Dan", session, 4_300);
        await host.DeclineAsync("Ann", await host.BookAsync("Dan", offer, dan));
        Assert.Equal("LIFT_REQUEST_NOT_FOUND", await ReasonOfAsync(ExplainAsync("Ann", offer, dan)));

        async Task<ExplainMatchResponse> ByOrganiserAsync(LiftRequest request) => await host.Organiser.ExplainMatchAsync(new() { LiftOffer = offer.Id, Request = request.Id });
    }

    [Fact]
    public async Task An_offer_is_moved_twenty_times_a_day_and_said_to_the_minute()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Mo", session, 1_000);
        for (var move = 1; move <= 20; move++)
        {
            await host.ChangeAsync("Mo", offer, changed => changed.OriginPlace = LiftHost.Place(1_000 + (10 * move)));
        }

        var refused = await Assert.ThrowsAsync<Grpc.Core.RpcException>(() => host.ChangeAsync("Mo", offer, changed => changed.OriginPlace = LiftHost.Place(1_500)));
        Assert.Equal(Grpc.Core.StatusCode.ResourceExhausted, refused.StatusCode);
        Assert.Contains("lift_offer.origin_place", refused.Status.Detail);
        refused = await Assert.ThrowsAsync<Grpc.Core.RpcException>(() => host.ChangeAsync("Mo", offer, changed => changed.MaxDetour = new() { Seconds = 600 }));
        Assert.Contains("lift_offer.max_detour", refused.Status.Detail);
        Assert.Equal("Hello", (await host.ChangeAsync("Mo", offer, changed => changed.Note = "Hello")).Note);

        host.Clock.Advance(TimeSpan.FromDays(1));
        var later = await host.Lifts.SessionAsync(9_100);
        var other = await host.OfferAsync("Mo", later, 1_000);
        var said = await host.ChangeAsync("Mo", other, changed =>
        {
            (changed.OriginPlace, changed.MaxDetour) = (LiftHost.Place(1_500), new() { Seconds = 659, Nanos = 999_000_000 });
            (changed.LatestArrival, changed.EarliestDeparture) = (LiftHost.Later(later.From, -20.7), LiftHost.Later(later.From, -90.3));
        });
        Assert.Equal((600, LiftHost.Later(later.From, -21), LiftHost.Later(later.From, -91)), (said.MaxDetour.Seconds, said.LatestArrival, said.EarliestDeparture));
    }

    [Fact]
    public async Task Whether_there_is_a_request_is_not_to_be_found_out_by_what_else_is_wrong()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var request = await host.RequestAsync("Bob", session, 4_500);
        var nowhere = new LiftOffer { Id = session.Id };
        foreach (var wish in (LiftRequest[])[request, new() { Id = session.Id }])
        {
            Assert.Equal("LIFT_REQUEST_NOT_FOUND", await ReasonOfAsync(host.As("Zoe").ExplainMatchAsync(new() { LiftOffer = nowhere.Id, Request = wish.Id })));
            Assert.Equal("LIFT_REQUEST_NOT_FOUND", await ReasonOfAsync(host.BookAsync("Zoe", nowhere, wish)));
        }
    }

    [Fact]
    public void Every_obstacle_has_its_name_on_the_wire() => Assert.Equal(Enum.GetNames<Obstacle>(), Enum.GetNames<Kind>().Skip(1));

    private static LiftConstraint Of(ExplainMatchResponse.Types.Leg leg, Kind kind) => leg.Constraints.Single(constraint => constraint.Kind == kind);

    private async Task<ExplainMatchResponse> ExplainAsync(string who, LiftOffer offer, LiftRequest request) =>
        await host.As(who).ExplainMatchAsync(new() { LiftOffer = offer.Id, Request = request.Id });
}
