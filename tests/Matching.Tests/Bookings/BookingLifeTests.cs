using Matching.Lifts;
using Matching.Storage.Bookings;
using Matching.Tests.Sessions;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;
using static Matching.Tests.Sessions.SessionHost;
using Awaits = Matching.V1.Booking.Types.Awaits.Types.Value;
using EndedBy = Matching.V1.Booking.Types.EndedBy.Types.Value;
using Legs = Matching.V1.Legs;
using State = Matching.V1.Booking.Types.State.Types.Value;

namespace Matching.Tests.Bookings;

/// <summary>
/// Seats are asked for, accepted by the last yes, and given back:
/// <code>
///   drivers        passengers                 session
///     1 km ----------- 3..6 km ---------------- 9 km
/// </code>
/// </summary>
public sealed class BookingLifeTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private BookingHost host = null!;

    public async ValueTask InitializeAsync() => host = await BookingHost.StartAsync(database);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_seat_is_asked_for_accepted_by_the_driver_and_held()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Ann", session, 1_000, seats: 1);
        var request = await host.RequestAsync("Bob", session, 4_500);
        var asked = await host.BookAsync("Bob", offer, request);
        Assert.Equal((State.Requested, Awaits.Driver, 2, true, false), (asked.State, asked.Awaits, asked.Journeys.Count, asked.Riding, asked.Driving));
        Assert.Equal(TwoSeats.Now.AddHours(24), asked.ExpireTime.ToDateTimeOffset());
        Assert.True((await host.Lifts.SearchAsync(4_500, session)).Possible, "a seat asked for is not held");

        var accepted = await host.AcceptAsync("Ann", asked);
        Assert.Equal((State.Accepted, Awaits.Unspecified, null), (accepted.State, accepted.Awaits, accepted.ExpireTime));
        Assert.False((await host.Lifts.SearchAsync(4_500, session)).Possible, "the only seat is held");
        Assert.Equal(2, (await host.Lifts.Sessions.GetAsync(session)).SignedUp);
        Assert.Equal(["BOOKING_REQUESTED", "BOOKING_ACCEPTED"], await host.ToldAsync("Ann", asked));
        Assert.Equal(["BOOKING_ACCEPTED"], await host.ToldAsync("Bob", asked));

        var cancelled = await host.CancelAsync("Bob", accepted);
        Assert.Equal((State.Cancelled, EndedBy.Passenger), (cancelled.State, cancelled.EndedBy));
        Assert.True((await host.Lifts.SearchAsync(4_500, session)).Possible, "the seat is free again");
    }

    [Fact]
    public async Task An_instant_offer_accepts_at_once()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Ina", session, 1_000, seats: 1, instant: true);
        var first = await host.BookAsync("Bob", offer, await host.RequestAsync("Bob", session, 4_500));
        Assert.Equal(State.Accepted, first.State);
        var second = await host.RequestAsync("Cid", session, 4_500);
        Assert.Equal("NO_LONGER_FITS", await ReasonOfAsync(host.BookAsync("Cid", offer, second)));
    }

    [Fact]
    public async Task Whoever_asked_first_may_find_the_seat_gone_when_the_driver_says_yes()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Ann", session, 1_000, seats: 1);
        var bob = await host.BookAsync("Bob", offer, await host.RequestAsync("Bob", session, 4_500));
        var cid = await host.BookAsync("Cid", offer, await host.RequestAsync("Cid", session, 4_500));
        await host.AcceptAsync("Ann", cid);
        Assert.Equal("NO_LONGER_FITS", await ReasonOfAsync(host.AcceptAsync("Ann", bob)));
        Assert.Equal(State.Requested, (await host.GetAsync("Bob", bob.Id)).State);
    }

    [Fact]
    public async Task Accepting_one_cancels_its_rivals_and_a_second_acceptance_is_refused()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var (ann, dan) = (await host.OfferAsync("Ann", session, 1_000), await host.OfferAsync("Dan", session, 1_500));
        var request = await host.RequestAsync("Bob", session, 4_500);
        var (one, two) = (await host.BookAsync("Bob", ann, request), await host.BookAsync("Bob", dan, request));
        await host.AcceptAsync("Ann", one);
        var rival = await host.GetAsync("Bob", two.Id);
        Assert.Equal((State.Cancelled, EndedBy.Rival), (rival.State, rival.EndedBy));
        Assert.Equal(["BOOKING_REQUESTED", "BOOKING_CANCELLED"], await host.ToldAsync("Dan", two));
        Assert.Equal("BOOKING_CLOSED", await ReasonOfAsync(host.AcceptAsync("Dan", two)));
        Assert.Equal("ALREADY_BOOKED", await ReasonOfAsync(host.BookAsync("Bob", dan, request)));
    }

    [Fact]
    public async Task A_request_asks_five_drivers_at_once_and_no_more()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var request = await host.RequestAsync("Bob", session, 4_500);
        for (var driver = 0; driver < 5; driver++)
        {
            await host.BookAsync("Bob", await host.OfferAsync($"Driver{driver}", session, 1_000), request);
        }

        var sixth = await host.OfferAsync("Driver5", session, 1_000);
        Assert.Equal("TOO_MANY_BOOKINGS", await ReasonOfAsync(host.BookAsync("Bob", sixth, request)));
    }

    [Fact]
    public async Task Two_cars_are_a_pair_both_or_neither()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var there = await host.OfferAsync("Ann", session, 1_000, seats: 1, legs: Legs.Types.Value.Outward);
        var back = await host.OfferAsync("Dan", session, 1_000, seats: 1, legs: Legs.Types.Value.Return);
        var request = await host.RequestAsync("Bob", session, 4_500);
        var outward = await host.BookAsync("Bob", there, request, back);
        var homeward = await host.GetAsync("Bob", outward.Pair);
        Assert.Equal((outward.Id, back.Id, Legs.Types.Value.Return), (homeward.Pair, homeward.LiftOffer, homeward.Legs));

        var waiting = await host.AcceptAsync("Ann", outward);
        Assert.Equal((State.Requested, Awaits.OtherCar), (waiting.State, waiting.Awaits));
        Assert.True((await host.Lifts.SearchAsync(4_500, session, Legs.Types.Value.Outward)).Possible, "half a pair holds nothing");
        await host.AcceptAsync("Dan", homeward);
        Assert.Equal((State.Accepted, State.Accepted), ((await host.GetAsync("Ann", outward.Id)).State, (await host.GetAsync("Dan", homeward.Id)).State));
    }

    [Fact]
    public async Task A_pair_falls_with_either_half()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var there = await host.OfferAsync("Ann", session, 1_000, legs: Legs.Types.Value.Outward);
        var back = await host.OfferAsync("Dan", session, 1_000, legs: Legs.Types.Value.Return);
        var outward = await host.BookAsync("Bob", there, await host.RequestAsync("Bob", session, 4_500), back);
        await host.AcceptAsync("Ann", outward);
        await host.DeclineAsync("Dan", await host.GetAsync("Dan", outward.Pair));
        var fallen = await host.GetAsync("Bob", outward.Id);
        Assert.Equal((State.Cancelled, EndedBy.OtherCar), (fallen.State, fallen.EndedBy));
    }

    [Fact]
    public async Task What_nobody_answers_expires_by_itself_and_what_was_travelled_is_completed()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Ann", session, 1_000);
        var silent = await host.BookAsync("Bob", offer, await host.RequestAsync("Bob", session, 4_500));
        var seated = await host.SeatAsync("Cid", "Ann", offer, await host.RequestAsync("Cid", session, 5_000));
        await host.TickAsync(TimeSpan.FromHours(24));
        var expired = await host.GetAsync("Bob", silent.Id);
        Assert.Equal((State.Expired, EndedBy.Time), (expired.State, expired.EndedBy));
        Assert.Equal("BOOKING_CLOSED", await ReasonOfAsync(host.AcceptAsync("Ann", silent)));

        var home = seated.Journeys[1].DropoffTime.ToDateTimeOffset();
        await host.TickAsync(home.AddHours(3) - host.Clock.GetUtcNow() - TimeSpan.FromSeconds(1));
        Assert.Equal(State.Accepted, (await host.GetAsync("Cid", seated.Id)).State);
        await host.TickAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(State.Completed, (await host.GetAsync("Cid", seated.Id)).State);
        Assert.Equal("BOOKING_CLOSED", await ReasonOfAsync(host.CancelAsync("Cid", seated)));
    }

    [Fact]
    public async Task Later_passengers_never_move_a_promised_pickup_by_more_than_five_minutes()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Ann", session, 1_000, seats: 8);
        var promises = new List<Booking>();
        for (var passenger = 0; passenger < 8; passenger++)
        {
            var request = await host.RequestAsync($"Rider{passenger}", session, 3_000 + (400 * passenger));
            try
            {
                promises.Add(await host.SeatAsync($"Rider{passenger}", "Ann", offer, request));
            }
            catch (Grpc.Core.RpcException refused) when (ReasonOf(refused) == "NO_LONGER_FITS")
            {
                break;
            }
        }

        // Each stop costs a minute; with five minutes to drift and fifteen of detour some are refused, and those accepted stay as promised.
        Assert.InRange(promises.Count, 2, 7);
        foreach (var promise in promises)
        {
            var now = await host.GetAsync("Ann", promise.Id);
            Assert.Equal(promise.Journeys[0].PickupTime, now.Journeys[0].PickupTime);
        }

        var vault = host.Host.Services.GetRequiredService<IOriginVault>();
        var windows = await host.QueryAsync(
            "select booking_id, position_sealed from lift_stop where offer_id = $1 and direction = 'OUTWARD' and not_before is null and not_after is null",
            row => vault.OpenStop(new Stop(row.GetGuid(0), default, 1, default), row.GetFieldValue<byte[]>(1)).Window,
            Guid.Parse(offer.Id));
        Assert.Equal(promises.Count, windows.Count);
        Assert.All(windows, window => Assert.Equal(TimeSpan.FromMinutes(10), window.NotAfter - window.NotBefore));
    }

    [Fact]
    public async Task The_same_call_twice_books_once()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Ann", session, 1_000);
        var request = await host.RequestAsync("Bob", session, 4_500);
        var booking = await host.BookAsync("Bob", offer, request, requestId: "book-once");
        Assert.Equal(booking, await host.BookAsync("Bob", offer, request, requestId: "book-once"));
        var accepted = await host.AcceptAsync("Ann", booking, requestId: "yes-once");
        Assert.Equal(accepted, await host.AcceptAsync("Ann", booking, requestId: "yes-once"));
        await host.CancelAsync("Bob", booking);

        // The same answer, but for what the booking no longer opens.
        var again = await host.AcceptAsync("Ann", booking, requestId: "yes-once");
        Assert.Equal((accepted.Id, accepted.State, accepted.Etag), (again.Id, again.State, again.Etag));
        Assert.Equal("REQUEST_ID_REUSED", await ReasonOfAsync(host.BookAsync("Bob", await host.OfferAsync("Dan", session, 1_000), request, requestId: "book-once")));
    }

    [Fact]
    public async Task To_strangers_a_booking_does_not_exist_and_organisers_only_read()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var booking = await host.BookAsync("Bob", await host.OfferAsync("Ann", session, 1_000), await host.RequestAsync("Bob", session, 4_567));
        Assert.Equal("BOOKING_NOT_FOUND", await ReasonOfAsync(host.GetAsync("Eve", booking.Id)));
        Assert.Equal("BOOKING_NOT_FOUND", await ReasonOfAsync(host.AcceptAsync("Eve", booking)));
        Assert.Empty((await host.As("Eve").ListBookingsAsync(new() { Session = session.Id })).Bookings);
        Assert.Equal("PERMISSION_DENIED", await ReasonOfAsync(host.Organiser.AcceptBookingAsync(new() { Booking = booking.Id })));
        Assert.Equal([booking.Id], (await host.Organiser.ListBookingsAsync(new() { Session = session.Id })).Bookings.Select(one => one.Id));

        var exact = TwoSeats.At(4_567, 5_000).Longitude;

        // The driver sees where to stop once it is agreed, not before.
        Assert.NotEqual(exact, (await host.GetAsync("Ann", booking.Id)).Journeys[0].Pickup.Longitude, 1e-4);
        await host.AcceptAsync("Ann", booking);
        Assert.Equal(exact, (await host.GetAsync("Ann", booking.Id)).Journeys[0].Pickup.Longitude, 1e-5);
        await host.CancelAsync("Bob", booking);
        Assert.NotEqual(exact, (await host.GetAsync("Ann", booking.Id)).Journeys[0].Pickup.Longitude, 1e-4);
    }

    [Fact]
    public async Task An_organisers_booking_awaits_both()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Ann", session, 1_000, instant: true);
        var request = await host.RequestAsync("Bob", session, 4_500);
        var booking = (await host.Organiser.CreateBookingAsync(new() { Booking = new() { LiftOffer = offer.Id, LiftRequest = request.Id } })).Booking;
        Assert.Equal((State.Requested, Awaits.Both), (booking.State, booking.Awaits));
        Assert.Equal(Awaits.Driver, (await host.AcceptAsync("Bob", booking)).Awaits);
        Assert.Equal(State.Accepted, (await host.AcceptAsync("Ann", booking)).State);
    }

    [Fact]
    public async Task A_full_session_takes_no_passenger_and_the_booking_stays_asked()
    {
        var session = await host.Lifts.SessionAsync(9_000, maximum: 5);
        var offer = await host.OfferAsync("Ann", session, 1_000);
        var booking = await host.BookAsync("Bob", offer, await host.RequestAsync("Bob", session, 4_500));
        await host.Lifts.Sessions.SignUpAsync("Zoe", session, people: 4);
        Assert.Equal("SESSION_FULL", await ReasonOfAsync(host.AcceptAsync("Ann", booking)));
        Assert.Equal(State.Requested, (await host.GetAsync("Bob", booking.Id)).State);
    }
}
