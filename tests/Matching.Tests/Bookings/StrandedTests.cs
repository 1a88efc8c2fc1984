using Matching.Storage;
using Matching.Storage.Bookings;
using Matching.Tests.Sessions;
using Matching.V1;
using static Matching.Tests.Sessions.SessionHost;
using EndedBy = Matching.V1.Booking.Types.EndedBy.Types.Value;
using Lack = Matching.V1.StrandedPassenger.Types.Lack.Types.Value;
using Way = Matching.V1.Legs.Types.Value;

namespace Matching.Tests.Bookings;

/// <summary>The organiser sees who would be left at the session, who cannot come, and who has nobody to bring them.</summary>
public sealed class StrandedTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private const string WithoutKeys = "alter table lift_request drop constraint lift_request_session_id_fkey";

    private const string ManySessions =
        """
        insert into lift_request
        select (jsonb_populate_record(one.kept, jsonb_build_object('id', gen_random_uuid(), 'session_id', gen_random_uuid()))).*
        from (select kept from lift_request kept limit 1) one, generate_series(1, 5000)
        """;

    private BookingHost host = null!;

    public async ValueTask InitializeAsync() => host = await BookingHost.StartAsync(database);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Each_is_listed_with_what_is_missing_and_the_most_pressing_first()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var there = await host.OfferAsync("Ann", session, 1_000, legs: Way.Outward);
        var back = await host.OfferAsync("Dan", session, 1_000, legs: Way.Return);
        var whole = await host.OfferAsync("Eve", session, 1_000);
        var waiting = await host.RequestAsync("Ned", session, 4_500, party: 2);
        var onlyThere = await SeatAsync("Bob", "Ann", there, session, Way.Outward);
        await SeatAsync("Cid", "Dan", back, session, Way.Return);
        await SeatAsync("Fay", "Eve", whole, session, Way.Both);
        await host.SeatAsync("Gus", "Ann", there, await host.RequestAsync("Gus", session, 4_500, legs: Way.Outward));

        var listed = await ListAsync(session);
        Assert.Equal(
            [("Bob", Lack.WayBack, Way.Return, 1), ("Cid", Lack.WayThere, Way.Outward, 1), ("Ned", Lack.AnyLift, Way.Both, 2)],
            listed.Select(one => (one.PassengerName, one.Lack, one.MissingLegs, one.PartySize)));
        Assert.Equal((onlyThere.Id, "", waiting.Id), (listed[0].HeldBooking, listed[0].LostBooking, listed[2].LiftRequest));
        Assert.Equal(["Cid"], (await ListAsync(session, Lack.WayThere)).Select(one => one.PassengerName));
    }

    [Fact]
    public async Task Who_drives_there_or_back_wants_no_lift_that_way()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        await host.OfferAsync("Ann", session, 1_000, legs: Way.Outward);
        await host.OfferAsync("Dan", session, 1_000);
        foreach (var name in (string[])["Ann", "Bob", "Dan"])
        {
            await host.RequestAsync(name, session, 4_500);
        }

        Assert.Equal(
            [("Ann", Lack.WayBack, Way.Return), ("Bob", Lack.AnyLift, Way.Both)],
            (await ListAsync(session)).Select(one => (one.PassengerName, one.Lack, one.MissingLegs)));
    }

    [Fact]
    public async Task Who_lost_a_lift_is_listed_with_what_was_lost_and_to_whom_it_is_owed()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var there = await host.OfferAsync("Ann", session, 1_000, legs: Way.Outward);
        var back = await host.OfferAsync("Dan", session, 1_000, legs: Way.Return);
        var request = await host.RequestAsync("Bob", session, 4_500);
        var outward = await host.BookAsync("Bob", there, request, back);
        await host.AcceptAsync("Ann", outward);
        await host.AcceptAsync("Dan", await host.GetAsync("Dan", outward.Pair));
        Assert.Empty(await ListAsync(session));

        await host.CancelAsync("Dan", await host.GetAsync("Dan", outward.Pair));
        var lost = Assert.Single(await ListAsync(session));
        Assert.Equal((Lack.WayBack, outward.Id, outward.Pair, EndedBy.Driver), (lost.Lack, lost.HeldBooking, lost.LostBooking, lost.LostBy));
        Assert.Equal(host.Clock.GetUtcNow(), lost.LostTime.ToDateTimeOffset());

        await host.As("Bob").CancelLiftRequestAsync(new() { LiftRequest = request.Id });
        Assert.Empty(await ListAsync(session));
    }

    [Fact]
    public async Task Pages_hold_everybody_once()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var there = await host.OfferAsync("Ann", session, 1_000, seats: 8, legs: Way.Outward);
        for (var passenger = 0; passenger < 7; passenger++)
        {
            var request = await host.RequestAsync($"Rider{passenger}", session, 4_500);
            if (passenger % 3 == 0)
            {
                await BookAsync($"Rider{passenger}", "Ann", there, request, Way.Outward);
            }
        }

        var all = (await ListAsync(session)).Select(one => one.PassengerName).ToList();
        var paged = new List<string>();
        var query = new ListStrandedPassengersRequest { Session = session.Id, PageSize = 2 };
        do
        {
            var page = await host.Organiser.ListStrandedPassengersAsync(query);
            paged.AddRange(page.StrandedPassengers.Select(one => one.PassengerName));
            query.PageToken = page.NextPageToken;
        }
        while (query.PageToken.Length > 0);
        Assert.Equal(7, all.Count);
        Assert.Equal(all, paged);
    }

    [Fact]
    public async Task Organisers_of_the_campaign_see_it_and_nobody_else()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var request = new ListStrandedPassengersRequest { Session = session.Id };
        Assert.Equal("PERMISSION_DENIED", await ReasonOfAsync(host.As("Bob").ListStrandedPassengersAsync(request)));
        var other = new LiftService.LiftServiceClient(host.Host.As(host.Host.Tokens.Organiser(campaign: "other")));
        Assert.Equal("PERMISSION_DENIED", await ReasonOfAsync(other.ListStrandedPassengersAsync(request)));
        Assert.Equal("SESSION_NOT_FOUND", await ReasonOfAsync(host.Organiser.ListStrandedPassengersAsync(new() { Session = "0192f3a4-5b6c-7d8e-9f01-23456789abcd" })));
        Assert.Equal(["page_token"], await FaultsOfAsync(host.Organiser.ListStrandedPassengersAsync(new() { Session = session.Id, PageToken = "forged" })));
    }

    [Fact]
    public async Task A_session_is_read_by_its_requests_and_theirs_by_index()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        await host.RequestAsync("Bob", session, 4_500);

        // The planner chooses by what is there: requests of many sessions; undone at the end.
        await using var connection = await database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        foreach (var statement in (string[])[WithoutKeys, ManySessions, "analyze lift_request", "set local enable_seqscan = off"])
        {
            await connection.RunAsync(statement, TestContext.Current.CancellationToken);
        }

        await using var explain = connection.Command("explain " + StrandedReader.Page, Guid.Parse(session.Id), null, -1, Guid.Empty, 100);
        explain.Parameters[1].NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Integer;
        var plan = string.Join('\n', await explain.ReadAllAsync(row => row.GetString(0), TestContext.Current.CancellationToken));
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.Contains("lift_request_session", plan, StringComparison.Ordinal);
        Assert.Contains("booking_leg_once", plan, StringComparison.Ordinal);
        Assert.Contains("booking_request", plan, StringComparison.Ordinal);
    }

    private async Task<Booking> SeatAsync(string passenger, string driver, LiftOffer offer, Session session, Way legs) =>
        await BookAsync(passenger, driver, offer, await host.RequestAsync(passenger, session, 4_500), legs);

    private async Task<Booking> BookAsync(string passenger, string driver, LiftOffer offer, LiftRequest request, Way legs)
    {
        var asked = await host.As(passenger).CreateBookingAsync(new() { Booking = new() { LiftOffer = offer.Id, LiftRequest = request.Id, Legs = legs } });
        return await host.AcceptAsync(driver, asked.Booking);
    }

    private async Task<IReadOnlyList<StrandedPassenger>> ListAsync(Session session, Lack lack = default) =>
        (await host.Organiser.ListStrandedPassengersAsync(new() { Session = session.Id, Lack = lack })).StrandedPassengers;
}
