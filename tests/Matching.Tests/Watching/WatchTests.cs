using System.Text.Json.Nodes;
using Grpc.Core;
using Matching.Bookings.Watching;
using Matching.People;
using Matching.People.Roles;
using Matching.People.SignIn;
using Matching.Storage;
using Matching.Storage.People;
using Matching.Storage.Watching;
using Matching.Tests.Bookings;
using Matching.Tests.Lifts;
using Matching.Tests.People;
using Matching.Tests.Sessions;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;
using TestKit;
using Kind = Matching.V1.WatchOfferResponse.Types.Kind.Types.Value;
using State = Matching.V1.Booking.Types.State.Types.Value;

namespace Matching.Tests.Watching;

/// <summary>Who watches an offer is told what happens to it, in order, once, as far as it concerns them.</summary>
public sealed class WatchTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private BookingHost host = null!;
    private Session session = null!;
    private LiftOffer offer = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        host = await BookingHost.StartAsync(database);
        session = await host.Lifts.SessionAsync(9_000);
        offer = await host.OfferAsync("Ann", session, 1_000);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task The_driver_sees_all_and_each_passenger_their_own()
    {
        var bob = await host.BookAsync("Bob", offer, await host.RequestAsync("Bob", session, 4_500));
        using var driver = new Watcher(host.As("Ann"), offer);
        using var organiser = new Watcher(host.Organiser, offer);
        using var rider = new Watcher(host.As("Bob"), offer);
        foreach (var watcher in new[] { driver, organiser, rider })
        {
            var first = await watcher.NextAsync();
            Assert.Equal((Kind.Snapshot, offer.Id, bob.Id), (first.Kind, first.LiftOffer.Id, Assert.Single(first.Bookings).Id));
        }

        var cid = await host.BookAsync("Cid", offer, await host.RequestAsync("Cid", session, 5_000));
        await host.AcceptAsync("Ann", cid);
        await host.AcceptAsync("Ann", bob);
        Assert.Equal([Kind.BookingRequested, Kind.BookingAccepted, Kind.BookingAccepted], await driver.KindsAsync(3));
        Assert.Equal([Kind.BookingRequested, Kind.BookingAccepted, Kind.BookingAccepted], await organiser.KindsAsync(3));
        var own = await rider.NextAsync();
        Assert.Equal((Kind.BookingAccepted, State.Accepted, true), (own.Kind, own.Bookings[0].State, own.Bookings[0].Riding));

        await host.As("Ann").CancelLiftOfferAsync(new() { LiftOffer = offer.Id });
        Assert.Equal([Kind.BookingCancelled, Kind.OfferCancelled], await rider.KindsAsync(2));
        Assert.Equal([Kind.BookingCancelled, Kind.BookingCancelled, Kind.OfferCancelled], await driver.KindsAsync(3));
    }

    [Fact]
    public async Task Whose_booking_has_ended_is_told_so_and_then_nothing_of_others()
    {
        var bob = await host.BookAsync("Bob", offer, await host.RequestAsync("Bob", session, 4_500));
        using var rider = new Watcher(host.As("Bob"), offer);
        await rider.NextAsync();
        await host.DeclineAsync("Ann", bob);
        await host.BookAsync("Cid", offer, await host.RequestAsync("Cid", session, 5_000));
        await host.ExecuteAsync("insert into offer_event (offer_id, kind, created_at) values ($1, 'LATE', now())", Guid.Parse(offer.Id));
        await host.As("Ann").CancelLiftOfferAsync(new() { LiftOffer = offer.Id });
        Assert.Equal([Kind.BookingDeclined, Kind.OfferCancelled], await rider.KindsAsync(2));
    }

    [Fact]
    public async Task A_stranger_may_not_watch_and_an_organiser_of_another_campaign_neither()
    {
        await AssertEndsAsync(new Watcher(host.As("Zoe"), offer), "PERMISSION_DENIED");
        await AssertEndsAsync(new Watcher(new(host.Host.As(host.Host.Tokens.Organiser(campaign: "other"))), offer), "LIFT_OFFER_NOT_FOUND");
        await AssertEndsAsync(new Watcher(host.Lifts.Anyone, offer), "UNAUTHENTICATED");
        await AssertEndsAsync(new Watcher(host.As("Ann"), new() { Id = "0192f3a4-5b6c-7d8e-9f01-23456789abcd" }), "LIFT_OFFER_NOT_FOUND");
        await AssertEndsAsync(new Watcher(host.As("Ann"), new() { Id = "no" }), "INVALID_FIELD");
    }

    [Fact]
    public async Task A_stream_goes_on_behind_its_token_on_another_replica()
    {
        using (var first = new Watcher(host.As("Ann"), offer))
        {
            await first.NextAsync();
            var token = first.Token;
            first.Dispose();
            var bob = await host.BookAsync("Bob", offer, await host.RequestAsync("Bob", session, 4_500));
            await using var replica = await MatchingHost.StartAsync(database.ConnectionString, host.Clock);
            using var second = new Watcher(new(replica.As(replica.Tokens.Volunteer("Ann"))), offer, token);
            Assert.Equal([Kind.BookingRequested], await second.KindsAsync(1));
            await host.AcceptAsync("Ann", bob);
            Assert.Equal([Kind.BookingAccepted], await second.KindsAsync(1));
            using var third = new Watcher(host.As("Ann"), offer, second.Token);
            Assert.Equal([Kind.Heartbeat], await third.KindsAsync(1));
            Assert.Equal(second.Token, third.Token);
        }
    }

    [Fact]
    public async Task A_token_of_another_offer_is_named_and_one_beyond_what_is_kept_begins_anew()
    {
        using var watcher = new Watcher(host.As("Ann"), offer);
        await watcher.NextAsync();
        var token = watcher.Token;
        var other = await host.OfferAsync("Dan", session, 1_500);
        await AssertEndsAsync(new Watcher(host.As("Dan"), other, token), "INVALID_FIELD");
        await AssertEndsAsync(new Watcher(host.As("Dan"), other, "forged!"), "INVALID_FIELD");

        var booking = await host.BookAsync("Bob", offer, await host.RequestAsync("Bob", session, 4_500));
        Assert.Equal([Kind.BookingRequested], await watcher.KindsAsync(1));

        // Else it would expire while the clock goes on, and that is an event too.
        await host.CancelAsync("Bob", booking);
        var cleaner = host.Host.Services.GetRequiredService<OfferEventCleaner>();
        host.Clock.Advance(session.Until.ToDateTimeOffset().AddDays(7) - host.Clock.GetUtcNow());
        await cleaner.CleanAsync(Cancel);
        Assert.NotEqual(0, await KeptAsync());
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await cleaner.CleanAsync(Cancel);
        Assert.Equal(0, await KeptAsync());
        using var late = new Watcher(host.As("Ann"), offer, token);
        Assert.Equal([Kind.Snapshot], await late.KindsAsync(1));
    }

    [Fact]
    public async Task Old_events_of_what_is_still_to_come_are_not_read_to_find_those_that_are_to_be_forgotten()
    {
        await using var connection = await database.Source.OpenConnectionAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await connection.RunAsync("set local enable_seqscan = off", Cancel);
        await connection.RunAsync(
            "insert into offer_event (offer_id, kind, created_at) select $1, 'LATE', '2020-01-01' from generate_series(1, 500)", Cancel, Guid.Parse(offer.Id));
        await connection.RunAsync("analyze offer_event", Cancel);
        await using var explain = connection.Command(
            "explain (analyze, format json) " + OfferEventCleaner.Forget, session.From.ToDateTimeOffset().AddDays(-1), 1000);
        var plan = JsonNode.Parse(string.Join('\n', await explain.ReadAllAsync(row => row.GetString(0), Cancel)))!;
        Assert.True(ReadOfEvents(plan[0]!["Plan"]!) < 400, plan.ToString());

        static double ReadOfEvents(JsonNode node) =>
            ((string?)node["Relation Name"] == "offer_event"
                ? (double)node["Actual Loops"]! * ((double)node["Actual Rows"]! + ((double?)node["Rows Removed by Filter"] ?? 0))
                : 0) + (node["Plans"]?.AsArray().Sum(below => ReadOfEvents(below!)) ?? 0);
    }

    [Fact]
    public async Task What_a_hundred_writers_did_arrives_once_and_in_order()
    {
        using var watcher = new Watcher(host.As("Ann"), offer);
        var seen = new List<string> { (await watcher.NextAsync()).ResumeToken };
        await Parallel.ForAsync(0, 100, Cancel, async (writer, _) => await host.ExecuteAsync(
            "insert into offer_event (offer_id, kind, created_at) values ($1, 'OFFER_CHANGED', now())", Guid.Parse(offer.Id)));
        for (var left = 100; left > 0; left--)
        {
            seen.Add((await watcher.NextAsync()).ResumeToken);
        }

        Assert.Equal(101, seen.Distinct().Count());
        using var again = new Watcher(host.As("Ann"), offer, seen[0]);
        for (var at = 1; at <= 100; at++)
        {
            Assert.Equal(seen[at], (await again.NextAsync()).ResumeToken);
        }
    }

    [Fact]
    public async Task A_silent_stream_shows_that_it_lives()
    {
        using var watcher = new Watcher(host.As("Ann"), offer);
        await watcher.NextAsync();
        var next = watcher.NextAsync();
        // The stream may not be waiting yet when the clock moves.
        await TickUntilAsync(next);

        Assert.Equal(Kind.Heartbeat, (await next).Kind);
    }

    [Fact]
    public async Task A_stream_ends_with_its_token_and_says_so()
    {
        var token = host.Host.Tokens.Make("Ann", "demo", Role.Volunteer, TimeSpan.FromMinutes(5));
        using var watcher = new Watcher(new(host.Host.As(token)), offer);
        await watcher.NextAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("UNAUTHENTICATED", SessionHost.ReasonOf(await watcher.EndAsync()));
    }

    [Theory]
    [InlineData("delete from role_grant where address_key = (select address_key from person where id = $1)")]
    [InlineData("update role_grant set seats = '{E14000002}' where address_key = (select address_key from person where id = $1)")]
    [InlineData("update role_grant set seats = '{E14000001,E14000002}' where address_key = (select address_key from person where id = $1)")]
    [InlineData("update person set state = 'ERASED', name_sealed = '', address_key = null, email_sealed = null where id = $1")]
    public async Task A_stream_ends_and_tells_nothing_when_what_its_reader_may_do_changes(string change)
    {
        var address = EmailAddress.TryParse($"{Guid.CreateVersion7(host.Clock.GetUtcNow()):N}@example.org")!;
        await host.Host.Services.GetRequiredService<IRoleGrants>().GrantAsync(address, Role.Organiser, ["E14000001"]);
        var (id, olga) = await PersonAsync(address);
        using var watcher = new Watcher(olga, offer);
        await watcher.NextAsync();
        await host.BookAsync("Bob", offer, await host.RequestAsync("Bob", session, 4_500));
        Assert.Equal([Kind.BookingRequested], await watcher.KindsAsync(1));

        await ChangeAsync(id, change);
        await host.BookAsync("Cid", offer, await host.RequestAsync("Cid", session, 5_000));
        Assert.Equal("UNAVAILABLE", SessionHost.ReasonOf(await watcher.EndAsync(tellingNothing: true)));
    }

    /// <summary>A passenger has no role to lose, and the bar alone is noted here, so that what they ride in goes on.</summary>
    [Fact]
    public async Task A_stream_ends_and_tells_nothing_when_its_reader_is_barred()
    {
        var (id, kim) = await PersonAsync(null);
        var request = (await kim.RequestLiftAsync(new() { LiftRequest = new() { Session = session.Id, OriginPlace = LiftHost.Place(4_500), PartySize = 1 } })).LiftRequest;
        var booking = (await kim.CreateBookingAsync(new() { Booking = new() { LiftOffer = offer.Id, LiftRequest = request.Id } })).Booking;
        using var watcher = new Watcher(kim, offer);
        await watcher.NextAsync();
        await ChangeAsync(
            id,
            """
            insert into report (id, campaign, reporter, reported, session_id, told_sealed, created_at) select $1, 'demo', 'somebody', $1::text, id, '', now() from session limit 1;;
            insert into bar (report, campaign, subject, created_at) values ($1, 'demo', $1::text, now())
            """);
        await host.AcceptAsync("Ann", booking);
        Assert.Equal("UNAVAILABLE", SessionHost.ReasonOf(await watcher.EndAsync(tellingNothing: true)));
    }

    /// <summary>Somebody real, who has signed in and agreed.</summary>
    private async Task<(Guid Id, LiftService.LiftServiceClient Calls)> PersonAsync(EmailAddress? address)
    {
        var (services, id) = (host.Host.Services, Guid.CreateVersion7(host.Clock.GetUtcNow()));
        await using (var connection = await services.GetRequiredService<OwnerDatabase>().Source.OpenConnectionAsync(Cancel))
        {
            await services.GetRequiredService<PersonMaker>().TakeInAsync(connection, id, "demo", $"{id}", "Olga", address, host.Clock.GetUtcNow(), Cancel);
        }

        await host.Host.AgreeAsync($"{id}");
        return (id, new(host.Host.As(services.GetRequiredService<ITokenMint>().SignFor(new SignedIn(id, "demo", "Olga", "")).Token)));
    }

    /// <summary>Changes something of a person, and waits until the service has heard of it.</summary>
    private async Task ChangeAsync(Guid person, string change)
    {
        var standings = host.Host.Services.GetRequiredService<IStandings>();
        var before = await standings.FindAsync("demo", $"{person}", Cancel);
        await host.ExecuteAsync(change, person);
        await Eventually.HoldsAsync(async () => !ReferenceEquals(before, await standings.FindAsync("demo", $"{person}", Cancel)));
    }

    [Fact]
    public async Task A_replica_that_stops_ends_its_streams_so_that_they_go_on_elsewhere()
    {
        await using var replica = await MatchingHost.StartAsync(database.ConnectionString, host.Clock);
        using var watcher = new Watcher(new(replica.As(replica.Tokens.Volunteer("Ann"))), offer);
        await watcher.NextAsync();
        var stopped = replica.StopAsync();
        var end = await watcher.EndAsync();
        Assert.Equal((StatusCode.Unavailable, "UNAVAILABLE"), (end.StatusCode, SessionHost.ReasonOf(end)));
        // The step in which a load balancer takes note goes by the same clock.
        await TickUntilAsync(stopped);

        await host.BookAsync("Bob", offer, await host.RequestAsync("Bob", session, 4_500));
        using var elsewhere = new Watcher(host.As("Ann"), offer, watcher.Token);
        Assert.Equal([Kind.BookingRequested], await elsewhere.KindsAsync(1));
    }

    [Fact]
    public async Task One_person_has_so_many_streams_and_gets_a_place_back_when_one_ends()
    {
        var rules = host.Host.Services.GetRequiredService<WatchRules>();
        var watchers = new List<Watcher>();
        for (var taken = 0; taken < rules.StreamsOfOne; taken++)
        {
            watchers.Add(new Watcher(host.As("Ann"), offer));
            await watchers[^1].NextAsync();
        }

        await AssertEndsAsync(new Watcher(host.As("Ann"), offer), "RATE_LIMITED");
        watchers.ForEach(watcher => watcher.Dispose());
        var places = host.Host.Services.GetRequiredService<WatchPlaces>();
        var subject = Matching.Hosting.Tokens.TokenMint.SubjectOf("demo", "Ann");
        var back = new List<IDisposable>();
        await Eventually.HoldsAsync(() =>
        {
            if (places.Take(subject) is { } place)
            {
                back.Add(place);
            }

            return Task.FromResult(back.Count == rules.StreamsOfOne);
        });

        back.ForEach(place => place.Dispose());
    }

    [Fact]
    public async Task Every_kind_that_the_database_lets_through_can_be_told()
    {
        var check = Assert.Single(await host.QueryAsync(
            "select pg_get_constraintdef(oid) from pg_constraint where conrelid = 'offer_event'::regclass and conname = 'offer_event_kind_check'", row => row.GetString(0)));
        var kinds = System.Text.RegularExpressions.Regex.Matches(check, "'([A-Z_]+)'").Select(match => EnumText<OfferEventKind>.Read(match.Groups[1].Value)).ToHashSet();
        Assert.Equal(Enum.GetValues<OfferEventKind>().Except([OfferEventKind.Snapshot, OfferEventKind.Heartbeat]).Order(), kinds.Order());
        Assert.Equal(Enum.GetNames<OfferEventKind>(), Enum.GetNames<Kind>().Skip(1));
    }

    private Task TickUntilAsync(Task task) => Eventually.HoldsAsync(() =>
    {
        host.Clock.Advance(TimeSpan.FromSeconds(5));
        return Task.FromResult(task.IsCompleted);
    });

    private async Task<long> KeptAsync() =>
        (await host.QueryAsync("select count(*) from offer_event where offer_id = $1", row => row.GetInt64(0), Guid.Parse(offer.Id)))[0];

    private static async Task AssertEndsAsync(Watcher watcher, string reason)
    {
        using (watcher)
        {
            Assert.Equal(reason, SessionHost.ReasonOf(await watcher.EndAsync()));
        }
    }
}
