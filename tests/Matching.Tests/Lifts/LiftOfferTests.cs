using Google.Protobuf.WellKnownTypes;
using Matching.Geo;
using Matching.Tests.Sessions;
using Matching.V1;
using TestKit;
using static Matching.Tests.Sessions.SessionHost;

namespace Matching.Tests.Lifts;

/// <summary>Drivers offer lifts; nobody else learns where they live.</summary>
public sealed class LiftOfferTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private LiftHost host = null!;

    public async ValueTask InitializeAsync() => host = await LiftHost.StartAsync(database);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task What_is_offered_is_read_again_by_the_driver_and_blurred_by_others()
    {
        var session = await host.SessionAsync(9_000);
        var sent = LiftHost.Offer(session, 1_234);
        sent.OutwardSeats = 2;
        sent.Note = "Red car";
        sent.MaxDetour = Duration.FromTimeSpan(TimeSpan.FromMinutes(12));
        (sent.EarliestDeparture, sent.LatestArrival) = (LiftHost.Later(session.From, -118), LiftHost.Later(session.From, -7));
        (sent.ReturnDeparture, sent.LatestReturn) = (LiftHost.Later(session.Until, 3), LiftHost.Later(session.Until, 121));
        var offer = await host.OfferAsync("Ann", sent);
        Assert.Equal(("Ann", 2, 2, true, sent.OriginPlace), (offer.DriverName, offer.OutwardSeats, offer.ReturnSeats, offer.Mine, offer.OriginPlace));
        Assert.Equal((sent.MaxDetour, sent.EarliestDeparture, sent.LatestArrival, sent.ReturnDeparture, sent.LatestReturn), TimesOf(offer));
        Assert.Equal(offer, (await host.As("Ann").GetLiftOfferAsync(new() { LiftOffer = offer.Id })).LiftOffer);

        var seen = (await host.As("Bob").GetLiftOfferAsync(new() { LiftOffer = offer.Id })).LiftOffer;
        Assert.Equal(("", false, "Ann", "Red car"), (seen.OriginPlace, seen.Mine, seen.DriverName, seen.Note));
        var shown = BritishGrid.ToGrid(new GeoPoint(seen.BlurredOrigin.Latitude, seen.BlurredOrigin.Longitude));
        var home = TwoSeats.At(1_234, 5_000);
        Assert.InRange(shown.MetresTo(BritishGrid.ToGrid(new GeoPoint(home.Latitude, home.Longitude))), 500, 2_000);
        Assert.Equal(offer.BlurredOrigin, seen.BlurredOrigin);

        // The session is on the hour, and no one else is told a driver's minutes, before and after.
        var rough = (
            Duration.FromTimeSpan(TimeSpan.FromMinutes(15)),
            LiftHost.Later(session.From, -120), LiftHost.Later(session.From, -5), session.Until, LiftHost.Later(session.Until, 125));
        Assert.Equal(rough, TimesOf(seen));
        await host.As("Ann").CancelLiftOfferAsync(new() { LiftOffer = offer.Id });
        Assert.Equal(rough, TimesOf((await host.As("Bob").GetLiftOfferAsync(new() { LiftOffer = offer.Id })).LiftOffer));

        static (Duration, Timestamp, Timestamp, Timestamp, Timestamp) TimesOf(LiftOffer one) =>
            (one.MaxDetour, one.EarliestDeparture, one.LatestArrival, one.ReturnDeparture, one.LatestReturn);
    }

    [Fact]
    public async Task Strangers_and_other_campaigns_are_told_nothing_of_an_offer_not_even_whether_it_is()
    {
        var offer = await host.OfferAsync("Ann", LiftHost.Offer(await host.SessionAsync(9_000), 1_234));
        var elsewhere = new LiftService.LiftServiceClient(host.Sessions.Host.As(host.Sessions.Host.Tokens.Volunteer("Eve", "another")));
        foreach (var id in (string[])[offer.Id, $"{Guid.CreateVersion7(host.Sessions.Clock.GetUtcNow())}"])
        {
            Assert.Equal("UNAUTHENTICATED", await ReasonOfAsync(host.Anyone.GetLiftOfferAsync(new() { LiftOffer = id })));
            Assert.Equal("LIFT_OFFER_NOT_FOUND", await ReasonOfAsync(elsewhere.GetLiftOfferAsync(new() { LiftOffer = id })));
        }
    }

    [Fact]
    public async Task What_no_key_at_hand_opens_is_unavailable_until_the_key_is_back()
    {
        var session = await host.SessionAsync(9_000);
        var offer = await host.OfferAsync("Una", LiftHost.Offer(session, 1_234));
        await database.ExecuteAsync($"update lift_offer set origin_sealed = set_byte(origin_sealed, 0, 255 - get_byte(origin_sealed, 0)) where id = '{offer.Id}'");
        var refused = await Assert.ThrowsAsync<Grpc.Core.RpcException>(() => host.As("Una").GetLiftOfferAsync(new() { LiftOffer = offer.Id }).ResponseAsync);
        Assert.Equal(Grpc.Core.StatusCode.Unavailable, refused.StatusCode);
        await database.ExecuteAsync($"update lift_offer set origin_sealed = set_byte(origin_sealed, 0, 255 - get_byte(origin_sealed, 0)) where id = '{offer.Id}'");
        Assert.Equal(offer, (await host.As("Una").GetLiftOfferAsync(new() { LiftOffer = offer.Id })).LiftOffer);
    }

    [Fact]
    public async Task Offering_signs_the_driver_and_the_company_up()
    {
        var session = await host.SessionAsync(9_000);
        var sent = LiftHost.Offer(session, 1_000);
        sent.Company = 2;
        await host.OfferAsync("Ann", sent);
        Assert.Equal(3, (await host.Sessions.GetAsync(session)).SignedUp);
    }

    [Fact]
    public async Task Who_no_longer_comes_no_longer_offers()
    {
        var (left, kept) = (await host.SessionAsync(9_000), await host.SessionAsync(9_000));
        var offer = await host.OfferAsync("Lea", LiftHost.Offer(left, 1_000));
        var other = await host.OfferAsync("Lea", LiftHost.Offer(kept, 1_000));
        var signUp = (await host.Sessions.Volunteer("Lea").ListSignUpsAsync(new() { Session = left.Id })).SignUps.Single();
        await host.Sessions.Volunteer("Lea").CancelSignUpAsync(new() { Session = left.Id, SignUp = signUp.Id });
        Assert.Equal(LiftOffer.Types.State.Types.Value.Cancelled, await StateAsync(offer));
        Assert.Equal(LiftOffer.Types.State.Types.Value.Active, await StateAsync(other));
        Assert.DoesNotContain((await host.SearchAsync(4_500, left)).Matches, match => match.LiftOffer == offer.Id);

        var again = await host.OfferAsync("Lea", LiftHost.Offer(left, 1_000));
        await host.Sessions.Volunteer("Lea").CancelSignUpAsync(new() { Session = left.Id, SignUp = signUp.Id });
        Assert.Equal(LiftOffer.Types.State.Types.Value.Active, await StateAsync(again));

        async Task<LiftOffer.Types.State.Types.Value> StateAsync(LiftOffer one) => (await host.As("Bob").GetLiftOfferAsync(new() { LiftOffer = one.Id })).LiftOffer.State;
    }

    [Fact]
    public async Task A_full_session_takes_no_driver_and_keeps_nothing()
    {
        var session = await host.SessionAsync(9_000, maximum: 5);
        await host.Sessions.SignUpAsync("Zoe", session, people: 5);
        Assert.Equal("SESSION_FULL", await ReasonOfAsync(host.OfferAsync("Ann", LiftHost.Offer(session, 1_000))));
        Assert.DoesNotContain((await host.As("Ann").ListLiftOffersAsync(new())).LiftOffers, offer => offer.Session == session.Id);
    }

    [Fact]
    public async Task One_live_offer_a_driver_and_session_and_another_after_cancelling()
    {
        var session = await host.SessionAsync(9_000);
        var first = await host.OfferAsync("Ann", LiftHost.Offer(session, 1_000));
        Assert.Equal("ALREADY_OFFERED", await ReasonOfAsync(host.OfferAsync("Ann", LiftHost.Offer(session, 1_000))));
        var cancelled = (await host.As("Ann").CancelLiftOfferAsync(new() { LiftOffer = first.Id, Etag = first.Etag })).LiftOffer;
        Assert.Equal(LiftOffer.Types.State.Types.Value.Cancelled, cancelled.State);
        Assert.NotEqual(first.Id, (await host.OfferAsync("Ann", LiftHost.Offer(session, 1_000))).Id);
    }

    [Fact]
    public async Task The_same_request_id_makes_one_offer_and_gives_one_answer()
    {
        var session = await host.SessionAsync(9_000);
        var first = await host.OfferAsync("Ann", LiftHost.Offer(session, 1_000), "once");
        Assert.Equal(first, await host.OfferAsync("Ann", LiftHost.Offer(session, 1_000), "once"));
        Assert.Equal("REQUEST_ID_REUSED", await ReasonOfAsync(host.OfferAsync("Ann", LiftHost.Offer(session, 2_000), "once")));
        await host.As("Ann").CancelLiftOfferAsync(new() { LiftOffer = first.Id });
        Assert.Equal(first, await host.OfferAsync("Ann", LiftHost.Offer(session, 1_000), "once"));
    }

    [Fact]
    public async Task Only_the_driver_cancels_and_only_the_version_named()
    {
        var offer = await host.OfferAsync("Ann", LiftHost.Offer(await host.SessionAsync(9_000), 1_000));
        Assert.Equal("PERMISSION_DENIED", await ReasonOfAsync(host.As("Bob").CancelLiftOfferAsync(new() { LiftOffer = offer.Id })));
        Assert.Equal("ETAG_MISMATCH", await ReasonOfAsync(host.As("Ann").CancelLiftOfferAsync(new() { LiftOffer = offer.Id, Etag = "v7" })));
        Assert.Equal("LIFT_OFFER_NOT_FOUND", await ReasonOfAsync(host.As("Ann").CancelLiftOfferAsync(new() { LiftOffer = Guid.Empty.ToString() })));
    }

    [Fact]
    public async Task Every_wrong_field_is_named_at_once()
    {
        var sent = new LiftOffer { Session = "x", OriginPlace = "nowhere at all", OutwardSeats = 9, Company = -1, MaxDetour = new Duration { Seconds = long.MaxValue } };
        Assert.Equal(
            ["lift_offer.session", "lift_offer.outward_seats", "lift_offer.origin_place", "lift_offer.company", "lift_offer.max_detour"],
            await FaultsOfAsync(host.As("Ann").OfferLiftAsync(new() { LiftOffer = sent })));
        Assert.Equal(["lift_offer"], await FaultsOfAsync(host.As("Ann").OfferLiftAsync(new())));
    }

    [Fact]
    public async Task The_same_call_has_its_answer_also_where_the_place_is_no_longer_known()
    {
        var session = await host.SessionAsync(9_000);
        await database.ExecuteAsync("insert into place_area values ('ZE1', 'OUTCODE', 503000, 185000, 900, 30, 1)");
        await ReleaseAsync();
        var offer = new OfferLiftRequest { LiftOffer = LiftHost.Offer(session, 1_000), RequestId = "offer of Zed" };
        var request = new RequestLiftRequest { LiftRequest = new() { Session = session.Id, OriginPlace = "ZE1" }, RequestId = "request of Zoe" };
        offer.LiftOffer.OriginPlace = "ZE1";
        var offered = await host.As("Zed").OfferLiftAsync(offer);
        var requested = await host.As("Zoe").RequestLiftAsync(request);

        await database.ExecuteAsync("delete from place_area where code = 'ZE1'");
        await ReleaseAsync();

        Assert.Equal(offered, await host.As("Zed").OfferLiftAsync(offer));
        Assert.Equal(requested, await host.As("Zoe").RequestLiftAsync(request));
        offer.RequestId = request.RequestId = "another";
        Assert.Equal("PLACE_NOT_FOUND", await ReasonOfAsync(host.As("Zed").OfferLiftAsync(offer)));
        Assert.Equal("PLACE_NOT_FOUND", await ReasonOfAsync(host.As("Zoe").RequestLiftAsync(request)));

        async Task ReleaseAsync()
        {
            await database.ExecuteAsync("update release set replaced_at = now() where kind = 'PLACES' and replaced_at is null");
            await database.ExecuteAsync("insert into release (kind, source, sha256, row_count, imported_at) values ('PLACES', 'test', '', 1, now())");
            var release = await database.NumberAsync("select max(id) from release");
            await database.ExecuteAsync("notify releases");
            await host.Sessions.Host.LoadedAsync(release);
        }
    }

    [Fact]
    public async Task A_departure_too_late_for_the_direct_way_is_refused()
    {
        var session = await host.SessionAsync(9_000);
        var sent = LiftHost.Offer(session, 1_000);
        sent.EarliestDeparture = LiftHost.Later(session.From, -11);
        Assert.Equal(["lift_offer.earliest_departure"], await FaultsOfAsync(host.As("Ann").OfferLiftAsync(new() { LiftOffer = sent })));
    }

    [Fact]
    public async Task Own_offers_are_listed_newest_first_page_by_page()
    {
        var ids = new List<string>();
        for (var at = 0; at < 5; at++)
        {
            ids.Add((await host.OfferAsync("Lister", LiftHost.Offer(await host.SessionAsync(9_000), 1_000))).Id);
            host.Sessions.Clock.Advance(TimeSpan.FromMilliseconds(5));
        }

        var listed = new List<string>();
        var request = new ListLiftOffersRequest { PageSize = 2 };
        do
        {
            var page = await host.As("Lister").ListLiftOffersAsync(request);
            listed.AddRange(page.LiftOffers.Select(offer => offer.Id));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        ids.Reverse();
        Assert.Equal(ids, listed);
    }

    [Fact]
    public async Task No_exact_origin_stands_in_the_database_in_the_clear()
    {
        var session = await host.SessionAsync(9_000);
        var sent = LiftHost.Offer(session, 1_234.5);
        await host.OfferAsync("Ann", sent, "kept");
        await host.As("Bob").RequestLiftAsync(new() { LiftRequest = new() { Session = session.Id, OriginPlace = sent.OriginPlace }, RequestId = "kept" });
        await using var command = database.Source.CreateCommand(
            """
            select string_agg(row, ' ') from (
                select o::text || ' ' || st_astext((select st_collect(reach) from lift_leg where offer_id = o.id)) as row from lift_offer o
                union all select r::text from lift_request r
                union all select answer::text from write_once) rows
            """);
        var text = (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
        Assert.Contains("Ann", text, StringComparison.Ordinal);
        Assert.DoesNotContain("501234", text, StringComparison.Ordinal);
        Assert.DoesNotContain(sent.OriginPlace[..7], text, StringComparison.Ordinal);
    }
}
