using Matching.Hosting.Tokens;
using Matching.Storage.People;
using Matching.Tests.Sessions;
using Matching.Tests.Watching;
using Matching.V1;
using static Matching.Tests.Sessions.SessionHost;
using EndedBy = Matching.V1.Booking.Types.EndedBy.Types.Value;
using Kind = Matching.V1.WatchOfferResponse.Types.Kind.Types.Value;
using State = Matching.V1.Booking.Types.State.Types.Value;

namespace Matching.Tests.Bookings;

/// <summary>Two who are kept apart never share a car, and only who said so knows why.</summary>
public sealed class BlockTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    /// <summary>Blocks hold everywhere, so each test has people of its own.</summary>
    private static int tests;

    private readonly string own = $" {Interlocked.Increment(ref tests)}";
    private BookingHost host = null!;

    private string Ann => "Ann" + own;

    private string Bob => "Bob" + own;

    private string Cid => "Cid" + own;

    public async ValueTask InitializeAsync() => host = await BookingHost.StartAsync(database);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Driver_and_passenger_are_kept_apart_whoever_said_so(bool byDriver)
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync(Ann, session, 1_000);
        var request = await host.RequestAsync(Bob, session, 4_500);
        Assert.NotEmpty((await host.As(Bob).MatchRequestAsync(new() { LiftRequest = request.Id })).Matches);
        var booking = await host.BookAsync(Bob, offer, request);
        using var watching = new Watcher(host.As(Bob), offer);
        Assert.Equal(Kind.Snapshot, (await watching.NextAsync()).Kind);
        var block = byDriver
            ? await BlockAsync(Ann, new() { LiftRequest = request.Id })
            : await BlockAsync(Bob, new() { LiftOffer = offer.Id });
        Assert.Equal(byDriver ? Bob : Ann, block.PersonName);

        // The booking is still read; the offer is there for its driver and the organisers alone.
        Assert.Equal(State.Cancelled, (await host.GetAsync(Bob, booking.Id)).State);
        Assert.Equal([Kind.BookingCancelled], await watching.KindsAsync(1));
        using (var again = new Watcher(host.As(Bob), offer))
        {
            Assert.Equal("LIFT_OFFER_NOT_FOUND", await ReasonOfAsync(again.NextAsync()));
        }

        Assert.Equal("LIFT_OFFER_NOT_FOUND", await ReasonOfAsync(ReadAsync(host.As(Bob), offer)));
        Assert.Equal(offer.Id, (await ReadAsync(host.As(Ann), offer)).Id);
        Assert.Equal(offer.Id, (await ReadAsync(host.Organiser, offer)).Id);
        Assert.Empty((await host.As(Bob).MatchRequestAsync(new() { LiftRequest = request.Id })).Matches);
        Assert.Equal("NO_LONGER_FITS", await ReasonOfAsync(host.BookAsync(Bob, offer, request)));
        Assert.NotEmpty((await host.Lifts.SearchAsync(4_500, session)).Matches);

        await PeopleAs(byDriver ? Ann : Bob).UnblockPersonAsync(new() { Block = block.Id });
        Assert.NotEmpty((await host.As(Bob).MatchRequestAsync(new() { LiftRequest = request.Id })).Matches);
        Assert.Equal(offer.Id, (await ReadAsync(host.As(Bob), offer)).Id);
        Assert.Equal(State.Requested, (await host.BookAsync(Bob, offer, request)).State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_booked_between_them_ends_by_the_blockers_side_and_the_passenger_is_found_another(bool byDriver)
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync(Ann, session, 1_000, instant: true);
        var request = await host.RequestAsync(Bob, session, 4_500);
        var booking = await host.BookAsync(Bob, offer, request);
        await BlockAsync(byDriver ? Ann : Bob, new() { Booking = booking.Id });
        var ended = await host.GetAsync(Bob, booking.Id);
        Assert.Equal((State.Cancelled, byDriver ? EndedBy.Driver : EndedBy.Passenger), (ended.State, ended.EndedBy));
        Assert.Contains("BOOKING_FREED", await host.ToldAsync(Bob, booking));
        Assert.Equal(!byDriver, (await host.ToldAsync(Ann, booking)).Contains("BOOKING_CANCELLED"));
        Assert.Equal([0L], await host.QueryAsync("select count(*) from lift_stop where booking_id = $1", row => row.GetInt64(0), Guid.Parse(booking.Id)));
    }

    [Fact]
    public async Task Passengers_who_are_kept_apart_do_not_ride_in_one_car()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync(Ann, session, 1_000, instant: true);
        await BlockAsync(Cid, new() { LiftOffer = (await host.OfferAsync(Bob, await host.Lifts.SessionAsync(9_000), 1_000)).Id });
        await host.BookAsync(Bob, offer, await host.RequestAsync(Bob, session, 4_500));
        var request = await host.RequestAsync(Cid, session, 5_000);
        Assert.DoesNotContain((await host.As(Cid).MatchRequestAsync(new() { LiftRequest = request.Id })).Matches, match => match.LiftOffer == offer.Id);
        Assert.Equal("NO_LONGER_FITS", await ReasonOfAsync(host.BookAsync(Cid, offer, request)));
    }

    [Fact]
    public async Task Of_two_who_ride_in_one_car_it_is_the_blocker_who_leaves_it()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync(Ann, session, 1_000, instant: true);
        var bob = await host.BookAsync(Bob, offer, await host.RequestAsync(Bob, session, 4_500));
        var cid = await host.BookAsync(Cid, offer, await host.RequestAsync(Cid, session, 5_000));
        await BlockAsync(Cid, new() { LiftOffer = (await host.OfferAsync(Bob, await host.Lifts.SessionAsync(9_000), 1_000)).Id });
        Assert.Equal((State.Accepted, State.Cancelled), ((await host.GetAsync(Bob, bob.Id)).State, (await host.GetAsync(Cid, cid.Id)).State));
        Assert.Contains("BOOKING_FREED", await host.ToldAsync(Cid, cid));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_asked_for_beside_somebody_kept_apart_does_not_fit_while_both_would_ride(bool byWhoRides)
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync(Ann, session, 1_000);
        var rides = await host.SeatAsync(Bob, Ann, offer, await host.RequestAsync(Bob, session, 4_500));
        var asked = await host.BookAsync(Cid, offer, await host.RequestAsync(Cid, session, 5_000));
        var other = await host.OfferAsync(byWhoRides ? Cid : Bob, await host.Lifts.SessionAsync(9_000), 1_000);
        await BlockAsync(byWhoRides ? Bob : Cid, new() { LiftOffer = other.Id });

        // Nothing is to be seen of the block, and the other may leave the car yet.
        Assert.Equal((State.Accepted, State.Requested), ((await host.GetAsync(Bob, rides.Id)).State, (await host.GetAsync(Cid, asked.Id)).State));
        Assert.Equal("NO_LONGER_FITS", await ReasonOfAsync(host.AcceptAsync(Ann, asked)));
        await host.CancelAsync(Bob, rides);
        Assert.Equal(State.Accepted, (await host.AcceptAsync(Ann, asked)).State);
    }

    [Fact]
    public async Task Only_what_a_person_may_see_names_somebody_and_only_they_see_the_block()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync(Ann, session, 1_000);
        var request = await host.RequestAsync(Bob, session, 4_500);
        Assert.Equal("LIFT_REQUEST_NOT_FOUND", await ReasonOfAsync(BlockAsync(Ann, new() { LiftRequest = request.Id })));
        var booking = await host.BookAsync(Bob, offer, request);
        Assert.Equal("BOOKING_NOT_FOUND", await ReasonOfAsync(BlockAsync(Cid, new() { Booking = booking.Id })));
        Assert.Equal("LIFT_OFFER_NOT_FOUND", await ReasonOfAsync(BlockAsync(Cid, new() { LiftOffer = booking.Id })));
        Assert.Equal(["block.lift_offer"], await FaultsOfAsync(PeopleAs(Ann).BlockPersonAsync(new() { Block = new() { LiftOffer = offer.Id } })));
        Assert.Equal(["block"], await FaultsOfAsync(PeopleAs(Ann).BlockPersonAsync(new() { Block = new() { LiftOffer = offer.Id, Booking = booking.Id } })));

        var block = await BlockAsync(Ann, new() { Booking = booking.Id });
        Assert.Equal(block, await BlockAsync(Ann, new() { LiftRequest = request.Id }));
        Assert.Equal([block], (await PeopleAs(Ann).ListBlocksAsync(new())).Blocks);
        Assert.Empty((await PeopleAs(Bob).ListBlocksAsync(new())).Blocks);
        Assert.Equal("BLOCK_NOT_FOUND", await ReasonOfAsync(PeopleAs(Bob).UnblockPersonAsync(new() { Block = block.Id })));
    }

    [Fact]
    public async Task A_block_and_an_acceptance_at_the_same_moment_never_leave_the_two_in_one_car()
    {
        for (var round = 0; round < 12; round++)
        {
            var session = await host.Lifts.SessionAsync(9_000);
            var (driver, passenger) = ($"{Ann} {round}", $"{Bob} {round}");
            var offer = await host.OfferAsync(driver, session, 1_000);
            var booking = await host.BookAsync(passenger, offer, await host.RequestAsync(passenger, session, 4_500));
            var accept = host.AcceptAsync(driver, booking);
            var block = BlockAsync(passenger, new() { LiftOffer = offer.Id });
            await Task.WhenAll(accept.ContinueWith(_ => { }, TaskScheduler.Default), block);
            Assert.NotEqual(State.Accepted, (await host.GetAsync(driver, booking.Id)).State);
        }
    }

    [Fact]
    public async Task The_database_itself_keeps_them_apart()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var booking = await host.BookAsync(Bob, await host.OfferAsync(Ann, session, 1_000), await host.RequestAsync(Bob, session, 4_500));
        await host.ExecuteAsync(
            "insert into block (id, campaign, blocker, blocked, blocked_name, created_at) select $1, 'demo', offer.driver, wish.passenger, 'B', now() "
            + "from booking told join lift_offer offer on offer.id = told.offer_id join lift_request wish on wish.id = told.request_id where told.id = $1",
            Guid.Parse(booking.Id));
        var broken = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => host.ExecuteAsync("update booking_leg set accepted = true where booking_id = $1", Guid.Parse(booking.Id)));
        Assert.Equal("MS009", broken.SqlState);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_is_kept_apart_from_a_rider_is_told_what_a_full_car_tells(bool fromMeetingPoints)
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var apart = await host.OfferAsync(Ann, session, 1_000, instant: true);
        var full = await host.OfferAsync("Full " + Ann, session, 1_000, seats: 1, instant: true);
        await BlockAsync(Cid, new() { LiftOffer = (await host.OfferAsync(Bob, await host.Lifts.SessionAsync(9_000), 1_000)).Id });
        await host.BookAsync(Cid, apart, await host.RequestAsync(Cid, session, 4_500));
        await host.BookAsync("Eve" + own, full, await host.RequestAsync("Eve" + own, session, 4_500));
        var request = await host.RequestAsync(Bob, session, 5_000);
        await host.ChangeAsync(Bob, request, one => one.MeetingPointsOnly = fromMeetingPoints);
        Assert.Equal(await ExplainAsync(full), await ExplainAsync(apart));

        async Task<ExplainMatchResponse> ExplainAsync(LiftOffer offer) => await host.As(Bob).ExplainMatchAsync(new() { LiftOffer = offer.Id, Request = request.Id });
    }

    [Fact]
    public async Task What_blocks_nobody_waits_for_no_booking_and_a_block_not_for_ever()
    {
        var offer = await host.OfferAsync(Ann, await host.Lifts.SessionAsync(9_000), 1_000);
        var other = await host.OfferAsync(Cid, await host.Lifts.SessionAsync(9_000), 1_000);
        var block = await BlockAsync(Bob, new() { LiftOffer = offer.Id });
        await using var connection = await database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using (await connection.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            await BlockLock.ShareAsync(connection, TestContext.Current.CancellationToken);
            Assert.Equal("LIFT_OFFER_NOT_FOUND", await ReasonOfAsync(BlockAsync(Bob, new() { LiftOffer = block.Id })));
            Assert.Equal(block, await BlockAsync(Bob, new() { LiftOffer = offer.Id }));
            Assert.Equal("UNAVAILABLE", await ReasonOfAsync(BlockAsync(Bob, new() { LiftOffer = other.Id })));
        }

        Assert.Equal(Cid, (await BlockAsync(Bob, new() { LiftOffer = other.Id })).PersonName);
    }

    [Fact]
    public async Task Nobody_blocks_more_than_a_hundred_people_a_day_whomever_they_unblock()
    {
        var offer = await host.OfferAsync(Ann, await host.Lifts.SessionAsync(9_000), 1_000);
        await host.ExecuteAsync("insert into block_made (campaign, blocker, since, number) values ('demo', $1, $2, 99)", TokenMint.SubjectOf("demo", Bob), host.Clock.GetUtcNow());
        var last = await BlockAsync(Bob, new() { LiftOffer = offer.Id });
        await PeopleAs(Bob).UnblockPersonAsync(new() { Block = last.Id });
        Assert.Equal("RATE_LIMITED", await ReasonOfAsync(BlockAsync(Bob, new() { LiftOffer = offer.Id })));
        host.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(Ann, (await BlockAsync(Bob, new() { LiftOffer = offer.Id })).PersonName);
    }

    private static async Task<LiftOffer> ReadAsync(LiftService.LiftServiceClient reader, LiftOffer offer) =>
        (await reader.GetLiftOfferAsync(new() { LiftOffer = offer.Id })).LiftOffer;

    private PersonService.PersonServiceClient PeopleAs(string name) => new(host.Lifts.Sessions.Host.As(host.Lifts.Sessions.Host.Tokens.Volunteer(name)));

    private async Task<Block> BlockAsync(string name, Block block) => (await PeopleAs(name).BlockPersonAsync(new() { Block = block })).Block;
}
