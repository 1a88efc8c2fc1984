using Google.Protobuf.WellKnownTypes;
using Matching.Tests.Lifts;
using Matching.Tests.Sessions;
using Matching.V1;
using static Matching.Tests.Sessions.SessionHost;
using Kind = Matching.V1.Booking.Types.Notice.Types.Kind.Types.Value;

namespace Matching.Tests.Bookings;

/// <summary>What passengers learn of the car and what it costs, and what both sides say on the day: late, and not there.</summary>
public sealed class OnTheDayTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private BookingHost host = null!;

    public async ValueTask InitializeAsync() => host = await BookingHost.StartAsync(database);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task The_car_is_told_to_its_driver_and_to_the_passenger_while_the_booking_is_accepted()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var sent = LiftHost.Offer(session, 1_000);
        (sent.Car, sent.Plate, sent.Cost) = ("Blue Skoda estate", "ab12-c de", LiftCost.Types.Value.SharedFuel);
        var offer = await host.Lifts.OfferAsync("Ann", sent);
        Assert.Equal(("Blue Skoda estate", "AB12CDE", LiftCost.Types.Value.SharedFuel), (offer.Car, offer.Plate, offer.Cost));
        Assert.Equal("AB12CDE", (await host.As("Ann").ListLiftOffersAsync(new())).LiftOffers.Single(one => one.Id == offer.Id).Plate);

        var asked = await host.BookAsync("Bob", offer, await host.RequestAsync("Bob", session, 4_500));
        Assert.Equal(("", "", LiftCost.Types.Value.SharedFuel), (asked.Car, asked.Plate, asked.Cost));
        Assert.Equal("AB12CDE", (await host.GetAsync("Ann", asked.Id)).Plate);
        var stranger = (await host.As("Bob").GetLiftOfferAsync(new() { LiftOffer = offer.Id })).LiftOffer;
        Assert.Equal(("", "", LiftCost.Types.Value.SharedFuel), (stranger.Car, stranger.Plate, stranger.Cost));
        Assert.Equal(LiftCost.Types.Value.SharedFuel, (await host.Lifts.SearchAsync(4_500, session)).Matches[0].Cost);

        await host.AcceptAsync("Ann", asked);
        var accepted = await host.GetAsync("Bob", asked.Id);
        Assert.Equal(("Blue Skoda estate", "AB12CDE"), (accepted.Car, accepted.Plate));
        var read = (await host.Organiser.ListBookingsAsync(new() { Session = session.Id })).Bookings.Single();
        Assert.Equal(("", ""), (read.Car, read.Plate));

        await host.CancelAsync("Bob", asked);
        var ended = await host.GetAsync("Bob", asked.Id);
        Assert.Equal(("", ""), (ended.Car, ended.Plate));
    }

    [Fact]
    public async Task What_describes_a_car_stands_nowhere_in_the_clear()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var sent = LiftHost.Offer(session, 1_000);
        (sent.Car, sent.Plate, sent.Instant) = ("Zebra striped", "ZEBRA123", true);
        var offer = await host.Lifts.OfferAsync("Ann", sent, requestId: "striped");
        Assert.Equal("ZEBRA123", (await host.Lifts.OfferAsync("Ann", sent, requestId: "striped")).Plate);
        await host.BookAsync("Bob", offer, await host.RequestAsync("Bob", session, 4_500), requestId: "striped");
        foreach (var table in (string[])["lift_offer", "lift_leg", "booking", "booking_leg", "write_once", "offer_event", "outbox"])
        {
            Assert.Equal([0L], await host.QueryAsync($"select count(*) from {table} t where t::text ~* 'zebra|5a656272|5a454252'", row => row.GetInt64(0)));
        }
    }

    [Theory]
    [InlineData("AB12 CDE FG", "lift_offer.plate")]
    [InlineData("AB12_CD", "lift_offer.plate")]
    public async Task A_plate_that_is_none_is_named(string plate, string field)
    {
        var sent = LiftHost.Offer(await host.Lifts.SessionAsync(9_000), 1_000);
        sent.Plate = plate;
        Assert.Equal([field], await FaultsOfAsync(host.As("Ann").OfferLiftAsync(new() { LiftOffer = sent })));
    }

    [Fact]
    public async Task A_driver_who_is_late_tells_every_passenger_of_the_leg_and_says_nothing_twice()
    {
        var (ann, bob, cid) = await SeatedAsync();
        await AtAsync(bob.Journeys[0].PickupTime, -150);
        var told = (await host.As("Ann").ReportLateAsync(new() { Booking = bob.Id, Minutes = 20 })).Booking;
        Assert.Equal((Kind.Late, Legs.Types.Value.Outward, true, 20), Said(told));
        Assert.Equal((Kind.Late, Legs.Types.Value.Outward, true, 20), Said(await host.GetAsync("Cid", cid.Id)));
        await host.As("Ann").ReportLateAsync(new() { Booking = cid.Id, Minutes = 20 });
        Assert.Single(await host.ToldAsync("Cid", cid), "LATE");
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        await host.As("Ann").ReportLateAsync(new() { Booking = cid.Id, Minutes = 30 });
        Assert.Equal(30, Said(await host.GetAsync("Bob", bob.Id)).Minutes);
        Assert.Equal(2, (await host.ToldAsync("Bob", bob)).Count(kind => kind == "LATE"));
        Assert.Equal([4L], await host.QueryAsync("select count(*) from offer_event where offer_id = $1 and kind = 'LATE'", row => row.GetInt64(0), Guid.Parse(ann.Id)));
    }

    [Fact]
    public async Task Whoever_says_another_time_at_every_moment_is_heard_once_in_two_minutes_and_not_for_ever()
    {
        var (_, bob, _) = await SeatedAsync();
        await AtAsync(bob.Journeys[0].PickupTime, -150);
        await host.As("Bob").ReportLateAsync(new() { Booking = bob.Id, Minutes = 10 });
        host.Clock.Advance(TimeSpan.FromSeconds(119));
        var soon = (await host.As("Bob").ReportLateAsync(new() { Booking = bob.Id, Minutes = 20 })).Booking;
        Assert.Equal(10, Said(soon).Minutes);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(20, Said((await host.As("Bob").ReportLateAsync(new() { Booking = bob.Id, Minutes = 20 })).Booking).Minutes);
        Assert.Equal(2, (await host.ToldAsync("Ann", bob)).Count(kind => kind == "LATE"));

        await host.ExecuteAsync("update booking_notice set times = 20 where booking_id = $1", Guid.Parse(bob.Id));
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(20, Said((await host.As("Bob").ReportLateAsync(new() { Booking = bob.Id, Minutes = 30 })).Booking).Minutes);
    }

    [Fact]
    public async Task A_passenger_who_is_late_tells_the_driver_alone()
    {
        var (_, bob, cid) = await SeatedAsync();
        await AtAsync(bob.Journeys[1].DropoffTime, 0);
        await host.As("Bob").ReportLateAsync(new() { Booking = bob.Id, Minutes = 5, Direction = Legs.Types.Value.Return });
        Assert.Equal((Kind.Late, Legs.Types.Value.Return, false, 5), Said(await host.GetAsync("Ann", bob.Id)));
        Assert.Contains("LATE", await host.ToldAsync("Ann", bob));
        Assert.Empty((await host.GetAsync("Cid", cid.Id)).Notices);
        Assert.DoesNotContain("LATE", await host.ToldAsync("Cid", cid));
    }

    [Theory]
    [InlineData(-181, "OUT_OF_TIME")]
    [InlineData(-180, "")]
    public async Task Lateness_is_said_from_three_hours_before_the_pickup(int minutes, string reason)
    {
        var (_, bob, _) = await SeatedAsync();
        await AtAsync(bob.Journeys[0].PickupTime, minutes);
        Assert.Equal(reason, await OutcomeAsync(host.As("Bob").ReportLateAsync(new() { Booking = bob.Id, Minutes = 5 }).ResponseAsync));
    }

    [Fact]
    public async Task Lateness_is_said_until_the_end_of_the_leg_and_only_of_what_is_held()
    {
        var (_, bob, _) = await SeatedAsync();
        await AtAsync(bob.Journeys[0].DropoffTime, 1);
        Assert.Equal("OUT_OF_TIME", await OutcomeAsync(host.As("Bob").ReportLateAsync(new() { Booking = bob.Id, Minutes = 5, Direction = Legs.Types.Value.Outward }).ResponseAsync));
        Assert.Equal("BOOKING_NOT_FOUND", await OutcomeAsync(host.As("Eve").ReportLateAsync(new() { Booking = bob.Id, Minutes = 5 }).ResponseAsync));
        await host.CancelAsync("Bob", bob);
        Assert.Equal("BOOKING_CLOSED", await OutcomeAsync(host.As("Bob").ReportLateAsync(new() { Booking = bob.Id, Minutes = 5 }).ResponseAsync));
    }

    [Theory]
    [InlineData(-1, "OUT_OF_TIME")]
    [InlineData(0, "")]
    [InlineData(1440, "")]
    [InlineData(1441, "OUT_OF_TIME")]
    public async Task A_no_show_is_said_from_the_promised_pickup_until_a_day_later_and_changes_no_state(int minutes, string reason)
    {
        var (_, bob, _) = await SeatedAsync();
        await AtAsync(bob.Journeys[0].PickupTime, minutes);
        var (outward, state) = (Legs.Types.Value.Outward, (await host.GetAsync("Bob", bob.Id)).State);
        Assert.Equal(reason, await OutcomeAsync(host.As("Ann").ReportNoShowAsync(new() { Booking = bob.Id, Direction = outward }).ResponseAsync));
        if (reason.Length == 0)
        {
            await host.As("Ann").ReportNoShowAsync(new() { Booking = bob.Id, Direction = outward });
            await host.As("Bob").ReportNoShowAsync(new() { Booking = bob.Id, Direction = outward });
            var said = await host.GetAsync("Bob", bob.Id);
            Assert.Equal(state, said.State);
            Assert.Equal([true, false], said.Notices.Select(notice => notice.ByDriver));
            Assert.Single(await host.ToldAsync("Bob", bob), "NO_SHOW");
            Assert.Single(await host.ToldAsync("Ann", bob), "NO_SHOW");
        }
    }

    /// <summary>Ann drives Bob and Cid.</summary>
    private async Task<(LiftOffer Offer, Booking Bob, Booking Cid)> SeatedAsync()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Ann", session, 1_000, instant: true);
        var bob = await host.BookAsync("Bob", offer, await host.RequestAsync("Bob", session, 4_500));
        return (offer, bob, await host.BookAsync("Cid", offer, await host.RequestAsync("Cid", session, 5_000)));
    }

    /// <summary>Goes to a moment, at which all is done that is due then.</summary>
    private Task AtAsync(Timestamp instant, int minutes) => host.TickAsync(instant.ToDateTimeOffset().AddMinutes(minutes) - host.Clock.GetUtcNow());

    private static (Kind Kind, Legs.Types.Value Direction, bool ByDriver, int Minutes) Said(Booking booking)
    {
        var notice = Assert.Single(booking.Notices);
        return (notice.Kind, notice.Direction, notice.ByDriver, notice.Minutes);
    }

    /// <summary>The reason of a refusal, or empty.</summary>
    private static async Task<string> OutcomeAsync<T>(Task<T> call)
    {
        try
        {
            await call;
            return "";
        }
        catch (Grpc.Core.RpcException refused)
        {
            return ReasonOf(refused);
        }
    }
}
