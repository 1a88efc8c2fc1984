using Matching.Storage.Bookings;
using Matching.Tests.Sessions;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;
using TestKit;
using Awaits = Matching.V1.Booking.Types.Awaits.Types.Value;
using State = Matching.V1.Booking.Types.State.Types.Value;

namespace Matching.Tests.Bookings;

/// <summary>Whoever loses a seat by no choice of their own is found another, best first, or told that there is none.</summary>
public sealed class RematchTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private BookingHost host = null!;

    // Two that look for lifts at once share those who wait between them, and then the best is not booked first over all.
    public async ValueTask InitializeAsync() => host = await BookingHost.StartAsync(database, services => services.Without<RematchWorker>());

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData(false, false, State.Requested, Awaits.Both)]
    [InlineData(false, true, State.Requested, Awaits.Driver)]
    [InlineData(true, false, State.Requested, Awaits.Passenger)]
    [InlineData(true, true, State.Accepted, Awaits.Unspecified)]
    public async Task A_new_car_is_asked_and_accepted_only_where_both_said_yes_ahead(bool instant, bool allowed, State state, Awaits awaits)
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var (ann, dan) = (await host.OfferAsync("Ann", session, 1_000), await host.OfferAsync("Dan", session, 1_500, instant: instant));
        var request = await host.RequestAsync("Bob", session, 4_500, rematchInstantly: allowed);
        var lost = await host.SeatAsync("Bob", "Ann", ann, request);
        await host.As("Ann").CancelLiftOfferAsync(new() { LiftOffer = ann.Id });
        await host.SettledAsync(session);
        var found = Assert.Single(await host.LiveAsync("Bob", request));
        Assert.Equal((dan.Id, state, awaits, Legs.Types.Value.Both), (found.LiftOffer, found.State, found.Awaits, found.Legs));
        Assert.Equal(["BOOKING_ACCEPTED", "BOOKING_FREED"], await host.ToldAsync("Bob", lost));
        Assert.Equal(["REMATCHED"], await host.ToldAsync("Bob", found));
        Assert.Equal(instant && !allowed ? [] : [instant ? "BOOKING_ACCEPTED" : "BOOKING_REQUESTED"], await host.ToldAsync("Dan", found));
    }

    [Fact]
    public async Task The_last_seat_goes_to_whom_it_costs_least_and_the_other_is_told()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var ann = await host.OfferAsync("Ann", session, 1_000);
        var (bob, cid) = (await host.RequestAsync("Bob", session, 4_500, rematchInstantly: true), await host.RequestAsync("Cid", session, 1_600, rematchInstantly: true));
        await host.SeatAsync("Bob", "Ann", ann, bob);
        await host.SeatAsync("Cid", "Ann", ann, cid);
        var dan = await host.OfferAsync("Dan", session, 1_500, seats: 1, instant: true);
        await host.As("Ann").CancelLiftOfferAsync(new() { LiftOffer = ann.Id });
        await host.SettledAsync(session);
        Assert.Equal((dan.Id, State.Accepted), (Assert.Single(await host.LiveAsync("Cid", cid)) is var one ? (one.LiftOffer, one.State) : default));
        Assert.Empty(await host.LiveAsync("Bob", bob));
        Assert.Equal(["BOOKING_ACCEPTED", "BOOKING_FREED", "NO_LIFT_FOUND"], await host.ToldAsync("Bob", session));
    }

    [Fact]
    public async Task Two_cars_are_a_pair_where_no_one_car_serves_both_legs_and_one_that_drops_out_leaves_the_other()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var ann = await host.OfferAsync("Ann", session, 1_000);
        var request = await host.RequestAsync("Bob", session, 4_500, rematchInstantly: true);
        await host.SeatAsync("Bob", "Ann", ann, request);
        var there = await host.OfferAsync("Dan", session, 1_500, instant: true, legs: Legs.Types.Value.Outward);
        var back = await host.OfferAsync("Eva", session, 1_500, instant: true, legs: Legs.Types.Value.Return);
        await host.As("Ann").CancelLiftOfferAsync(new() { LiftOffer = ann.Id });
        await host.SettledAsync(session);
        var pair = await host.LiveAsync("Bob", request);
        Assert.Equal([there.Id, back.Id], pair.OrderBy(one => one.Legs).Select(one => one.LiftOffer));
        Assert.All(pair, one => Assert.Equal(State.Accepted, one.State));

        var other = await host.OfferAsync("Fay", session, 2_000, instant: true);
        await host.As("Eva").CancelLiftOfferAsync(new() { LiftOffer = back.Id });
        await host.SettledAsync(session);
        var now = (await host.LiveAsync("Bob", request)).OrderBy(one => one.Legs).ToList();
        Assert.Equal([(there.Id, Legs.Types.Value.Outward), (other.Id, Legs.Types.Value.Return)], now.Select(one => (one.LiftOffer, one.Legs)));
    }

    [Fact]
    public async Task Whoever_says_no_is_not_asked_again_and_the_passenger_is_found_yet_another_or_told()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var ann = await host.OfferAsync("Ann", session, 1_000);
        var request = await host.RequestAsync("Bob", session, 4_500, rematchInstantly: true);
        var booking = await host.SeatAsync("Bob", "Ann", ann, request);
        var (dan, eva) = (await host.OfferAsync("Dan", session, 1_500), await host.OfferAsync("Eva", session, 8_000));

        // The driver drops this passenger, not the journey.
        await host.CancelAsync("Ann", booking);
        await host.SettledAsync(session);
        var first = Assert.Single(await host.LiveAsync("Bob", request));
        await host.DeclineAsync(first.LiftOffer == dan.Id ? "Dan" : "Eva", first);
        await host.SettledAsync(session);
        var second = Assert.Single(await host.LiveAsync("Bob", request));
        Assert.Equal(new[] { dan.Id, eva.Id }.Order(), new[] { first.LiftOffer, second.LiftOffer }.Order());

        // Nobody answers: that is a no too.
        await host.TickAsync(TimeSpan.FromHours(24));
        await host.SettledAsync(session);
        Assert.Empty(await host.LiveAsync("Bob", request));
        Assert.Equal("NO_LIFT_FOUND", (await host.ToldAsync("Bob", session))[^1]);
    }

    [Fact]
    public async Task Two_replicas_find_each_of_many_one_lift()
    {
        await using var other = await MatchingHost.StartAsync(database.ConnectionString, host.Clock);
        var session = await host.Lifts.SessionAsync(9_000, maximum: 500);
        var requests = new List<(string Name, LiftRequest Request)>();
        var offers = new List<LiftOffer>();
        for (var car = 0; car < 5; car++)
        {
            offers.Add(await host.OfferAsync($"Driver{car}", session, 1_000, seats: 4, instant: true));
            for (var seat = 0; seat < 3; seat++)
            {
                var name = $"Rider{car}{seat}";
                var request = await host.RequestAsync(name, session, 1_100 + (200 * seat), rematchInstantly: true);
                requests.Add((name, request));
                Assert.Equal(State.Accepted, (await host.BookAsync(name, offers[car], request)).State);
            }
        }

        for (var car = 5; car < 8; car++)
        {
            await host.OfferAsync($"Driver{car}", session, 1_000, seats: 3, instant: true);
        }

        await Task.WhenAll(offers.Select((offer, car) => host.As($"Driver{car}").CancelLiftOfferAsync(new() { LiftOffer = offer.Id }).ResponseAsync));
        await Task.WhenAll(other.Services.GetRequiredService<Rematcher>().RunOnceAsync(TestContext.Current.CancellationToken), host.SettledAsync(session));
        var accepted = 0;
        foreach (var (name, request) in requests)
        {
            var live = await host.LiveAsync(name, request);
            var told = (await host.ToldAsync(name, session)).Where(kind => kind is "REMATCHED" or "NO_LIFT_FOUND");
            Assert.Equal(live.Count == 1 ? "REMATCHED" : "NO_LIFT_FOUND", Assert.Single(told));
            accepted += live.Count(one => one.State == State.Accepted);
        }

        Assert.InRange(accepted, 6, 9);
    }
}
