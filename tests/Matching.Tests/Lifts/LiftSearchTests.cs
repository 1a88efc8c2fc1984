using Google.Protobuf.WellKnownTypes;
using Matching.Storage.Lifts;
using Matching.Tests.Sessions;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TestKit;
using static Matching.Tests.Sessions.SessionHost;
using Way = Matching.V1.Legs.Types.Value;

namespace Matching.Tests.Lifts;

/// <summary>
/// Lifts along one road:
/// <code>
///   0      2      4      6      8     10     12     14     16 km
///   Ann ---- passenger -------- Westby session ----- Eastby session
/// </code>
/// </summary>
public sealed class LiftSearchTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private LiftHost host = null!;

    public async ValueTask InitializeAsync() => host = await LiftHost.StartAsync(database);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_car_that_comes_by_serves_both_legs()
    {
        var session = await host.SessionAsync(9_000);
        var offer = await host.OfferAsync("Ann", LiftHost.Offer(session, 500));
        var found = await host.SearchAsync(4_500, session);
        var match = Assert.Single(found.Matches);
        Assert.True(found.Possible);
        Assert.Equal((offer.Id, session.Id, "Ann", false), (match.LiftOffer, match.Session, match.DriverName, match.PassingThrough));
        Assert.Equal([Way.Outward, Way.Return], match.Legs.Select(leg => leg.Direction));
        Assert.Equal(LiftHost.Later(session.From, -10), match.Legs[0].DropoffTime);
        Assert.Equal(session.Until, match.Legs[1].PickupTime);
        Assert.InRange(match.Legs.Sum(leg => leg.Added.ToTimeSpan().TotalMinutes) - match.CostMinutes, 0, 5);
        Assert.All(match.Legs, leg => Assert.Equal(2, leg.SeatsLeft));
    }

    [Theory]
    [InlineData(2_111)]
    [InlineData(4_500)]
    [InlineData(6_789)]
    public async Task What_depends_on_where_the_driver_lives_is_told_to_five_minutes(double east)
    {
        var session = await host.SessionAsync(9_000);
        await host.OfferAsync("Ann", LiftHost.Offer(session, 500));
        var match = Assert.Single((await host.SearchAsync(east, session)).Matches);
        Assert.True(match.CostMinutes > 0);
        Assert.All(
            match.Legs.SelectMany(leg => new[] { leg.Added.ToTimeSpan().TotalMinutes, leg.Ride.ToTimeSpan().TotalMinutes }).Append(match.CostMinutes),
            minutes => Assert.Equal(0, minutes % 5));
        Assert.All(match.Legs, leg => Assert.Equal((0, 0), (leg.PickupTime.Seconds % 300, leg.DropoffTime.Seconds % 300)));
        Assert.All(match.Legs, leg => Assert.Equal((null, null), (leg.DetourSlack, leg.RideSlack)));
    }

    [Fact]
    public async Task A_car_passing_through_from_further_away_is_found_by_where_it_passes()
    {
        var near = await host.SessionAsync(9_000);
        var far = await host.SessionAsync(16_000);
        await host.OfferAsync("Ann", LiftHost.Offer(far, 500));
        var match = Assert.Single((await host.SearchAsync(4_500, near, Way.Outward)).Matches);
        Assert.True(match.PassingThrough);
        Assert.Equal(near.Id, match.Session);
        Assert.True(match.Legs[0].DropoffTime.ToDateTimeOffset() <= near.From.ToDateTimeOffset().AddMinutes(-10));
        Assert.True(match.Legs[0].Wait.ToTimeSpan() > TimeSpan.Zero);
    }

    [Fact]
    public async Task Two_cars_make_it_possible_and_each_leg_is_listed_for_itself()
    {
        var session = await host.SessionAsync(9_000);
        await host.OfferAsync("Ann", With(LiftHost.Offer(session, 500), Way.Outward));
        Assert.False((await host.SearchAsync(4_500, session)).Possible);
        await host.OfferAsync("Bob", With(LiftHost.Offer(session, 600), Way.Return));
        var found = await host.SearchAsync(4_500, session);
        Assert.True(found.Possible);
        Assert.Equal(["Ann", "Bob"], found.Matches.Select(match => match.DriverName).Order());
        Assert.All(found.Matches, match => Assert.Single(match.Legs));
    }

    [Fact]
    public async Task A_search_by_seat_finds_the_lifts_to_its_open_sessions()
    {
        var session = await host.SessionAsync(9_000);
        await host.OfferAsync("Ann", LiftHost.Offer(session, 500));
        var found = await host.SearchSeatAsync(4_500, session);
        Assert.True(found.Possible);
        Assert.Equal(session.Id, Assert.Single(found.Matches).Session);
    }

    [Fact]
    public async Task Nobody_is_matched_with_themselves_and_cancelled_offers_with_nobody()
    {
        var session = await host.SessionAsync(9_000);
        var offer = await host.OfferAsync("Ann", LiftHost.Offer(session, 500));
        var search = new SearchLiftsRequest { Place = LiftHost.Place(4_500), Session = session.Id };
        Assert.Empty((await host.As("Ann").SearchLiftsAsync(search)).Matches);
        Assert.Single((await host.As("Bob").SearchLiftsAsync(search)).Matches);
        await host.As("Ann").CancelLiftOfferAsync(new() { LiftOffer = offer.Id });
        Assert.Empty((await host.As("Bob").SearchLiftsAsync(search)).Matches);
    }

    [Fact]
    public async Task Women_only_cars_take_those_who_say_so_and_nobody_else_is_asked()
    {
        var session = await host.SessionAsync(9_000);
        var sent = LiftHost.Offer(session, 500);
        sent.WomenOnly = true;
        await host.OfferAsync("Ann", sent);
        Assert.Empty((await host.SearchAsync(4_500, session)).Matches);
        Assert.Empty((await MatchAsync("Cid", session, new())).Matches);
        Assert.Single((await MatchAsync("Dot", session, new() { WomenOnlyWelcome = true })).Matches);
        Assert.Single((await MatchAsync("Eve", session, new() { WomenOnly = true })).Matches);
        await host.OfferAsync("Bob", LiftHost.Offer(session, 600));
        Assert.Single((await MatchAsync("Fay", session, new() { WomenOnly = true })).Matches);
    }

    [Fact]
    public async Task A_session_that_moves_takes_its_legs_with_it()
    {
        var session = await host.SessionAsync(9_000);
        var sent = LiftHost.Offer(session, 500);
        sent.MaxDetour = new Duration { Seconds = 120 };
        var offer = await host.OfferAsync("Ann", sent);
        var north = FormattableString.Invariant($"{TwoSeats.At(500, 9_900).Latitude:F6},{TwoSeats.At(500, 9_900).Longitude:F6}");
        var search = new SearchLiftsRequest { Place = north, Session = session.Id };
        Assert.False((await host.As("Seeker").SearchLiftsAsync(search)).Possible);
        session.Location = TwoSeats.At(500, 9_990);
        session.From = LiftHost.Later(session.From, 60);
        session.Until = LiftHost.Later(session.Until, 60);
        await host.Sessions.Organiser.UpdateSessionAsync(new() { Session = session });
        var found = await host.As("Seeker").SearchLiftsAsync(search);
        Assert.True(found.Possible);
        Assert.Equal(LiftHost.Later(session.From, -10), found.Matches[0].Legs[0].DropoffTime);

        // The move drew the legs anew, as it does where the engine is there; were it away they would be widened, and drawn at the next look: then they are as those
        // of an offer made now, and are found as before.
        var redrawer = host.Sessions.Host.Services.GetRequiredService<LegRedrawer>();
        var waiting = $"select count(*) from lift_leg where session_id = '{session.Id}' and budget_seconds = 'infinity'";
        Assert.Equal(0, await database.NumberAsync(waiting));
        Assert.Equal(2, await database.NumberAsync(Widened(session)));
        Assert.Equal(2, await redrawer.RedrawAllAsync(default));
        Assert.Equal(0, await database.NumberAsync(waiting));
        Assert.Equal(0, await redrawer.RedrawAllAsync(default));
        var again = await host.As("Seeker").SearchLiftsAsync(search);
        Assert.Equal(found.Matches[0], again.Matches.Single(match => match.LiftOffer == found.Matches[0].LiftOffer));
        await database.ExecuteAsync($"create table drawn as select to_jsonb(l) - 'offer_id' as leg from lift_leg l where session_id = '{session.Id}' and direction = 'OUTWARD'");
        await host.As("Ann").CancelLiftOfferAsync(new() { LiftOffer = offer.Id });
        await host.OfferAsync("Ann", sent);
        Assert.Equal(1, await database.NumberAsync($"select count(distinct leg) from (select leg from drawn union all select to_jsonb(l) - 'offer_id' from lift_leg l where session_id = '{session.Id}' and direction = 'OUTWARD' and live) both_times"));
        Assert.Equal(1, await database.NumberAsync("select count(*) from drawn"));
    }

    [Fact]
    public async Task Legs_of_a_session_that_is_held_are_drawn_at_the_next_look()
    {
        var session = await host.SessionAsync(9_000);
        var sent = LiftHost.Offer(session, 500);
        sent.EarliestDeparture = LiftHost.Later(session.From, -60);
        await host.OfferAsync("Hal", sent);

        // Too early for the driver's own times; drawn all the same.
        session.From = LiftHost.Later(session.From, -120);
        await host.Sessions.Organiser.UpdateSessionAsync(new() { Session = session });
        Assert.Equal(2, await database.NumberAsync(Widened(session)));
        var redrawer = host.Sessions.Host.Services.GetRequiredService<LegRedrawer>();
        await using (var rival = await database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken))
        await using (await rival.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            await using var hold = new NpgsqlCommand($"select 1 from session where id = '{session.Id}' for update", rival);
            await hold.ExecuteScalarAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, await redrawer.RedrawAsync(Guid.Parse(session.Id), default));
        }

        Assert.Equal(2, await redrawer.RedrawAsync(Guid.Parse(session.Id), default));
        Assert.DoesNotContain((await host.SearchAsync(4_500, session)).Matches, match => match.Legs.Any(leg => leg.Direction == Way.Outward));
    }

    [Fact]
    public async Task Legs_of_an_offer_that_changes_while_they_are_drawn_are_not_drawn_as_it_was()
    {
        var session = await host.SessionAsync(9_000);
        var offer = await host.OfferAsync("Ivy", LiftHost.Offer(session, 500));
        await database.NumberAsync(Widened(session));
        var changes = 0;
        var engine = new WatchedEngine(async () =>
        {
            if (changes++ == 0)
            {
                // The driver starts elsewhere, while the engine is away again.
                await host.As("Ivy").UpdateLiftOfferAsync(new() { LiftOffer = new() { Id = offer.Id, OriginPlace = LiftHost.Place(7_000) } });
                await database.NumberAsync(Widened(session));
            }
        });
        var services = host.Sessions.Host.Services;
        var redrawer = ActivatorUtilities.CreateInstance<LegRedrawer>(services, ActivatorUtilities.CreateInstance<Matching.Lifts.LegPlanner>(services, engine));
        Assert.Equal(0, await redrawer.RedrawAsync(Guid.Parse(session.Id), default));
        Assert.Equal(2, await redrawer.RedrawAsync(Guid.Parse(session.Id), default));
        Assert.True((await host.SearchAsync(7_500, session)).Possible);
    }

    /// <summary>Makes a session's legs count as reaching everywhere, and counts them.</summary>
    private static string Widened(Session session) =>
        $"with widened as (update lift_leg set budget_seconds = 'infinity' where session_id = '{session.Id}' returning 1) select count(*) from widened";

    [Fact]
    public async Task A_request_exists_only_for_its_passenger()
    {
        var session = await host.SessionAsync(9_000);
        var wish = (await host.As("Pat").RequestLiftAsync(new() { LiftRequest = new() { Session = session.Id, OriginPlace = LiftHost.Place(4_500) } })).LiftRequest;
        Assert.Equal(wish, (await host.As("Pat").GetLiftRequestAsync(new() { LiftRequest = wish.Id })).LiftRequest);
        Assert.Equal("LIFT_REQUEST_NOT_FOUND", await ReasonOfAsync(host.As("Quin").GetLiftRequestAsync(new() { LiftRequest = wish.Id })));
        Assert.Equal("LIFT_REQUEST_NOT_FOUND", await ReasonOfAsync(host.As("Quin").CancelLiftRequestAsync(new() { LiftRequest = wish.Id })));
        Assert.Equal("LIFT_REQUEST_NOT_FOUND", await ReasonOfAsync(host.As("Quin").MatchRequestAsync(new() { LiftRequest = wish.Id })));
        Assert.Equal("UNAUTHENTICATED", await ReasonOfAsync(host.Anyone.GetLiftRequestAsync(new() { LiftRequest = wish.Id })));
        Assert.Equal("ALREADY_OFFERED", await ReasonOfAsync(host.As("Pat").RequestLiftAsync(new() { LiftRequest = new() { Session = session.Id, OriginPlace = LiftHost.Place(1) } })));
        var cancelled = await host.As("Pat").CancelLiftRequestAsync(new() { LiftRequest = wish.Id, Etag = wish.Etag });
        Assert.Equal(LiftRequest.Types.State.Types.Value.Cancelled, cancelled.LiftRequest.State);
    }

    [Fact]
    public async Task A_search_by_seat_is_in_the_campaign_that_it_names_else_the_callers_else_in_none()
    {
        var session = await host.SessionAsync(9_000);
        await host.OfferAsync("Ann", LiftHost.Offer(session, 500));
        var search = new SearchLiftsRequest { Place = LiftHost.Place(4_500), Seat = session.Seat, From = session.From, Until = session.Until };
        Assert.Equal((1, true), await FoundAsync(host.As("Seeker")));
        Assert.Equal((0, false), await FoundAsync(host.Anyone));
        Assert.Equal((0, false), await FoundAsync(new(host.Sessions.Host.As(host.Sessions.Host.Tokens.Administrator()))));
        search.Campaign = session.Campaign;
        Assert.Equal((0, true), await FoundAsync(host.Anyone));

        async Task<(int Matches, bool Possible)> FoundAsync(LiftService.LiftServiceClient client)
        {
            var found = await client.SearchLiftsAsync(search);
            return (found.Matches.Count, found.Possible);
        }
    }

    [Fact]
    public async Task What_is_wrong_with_a_search_is_told()
    {
        var search = new SearchLiftsRequest { Place = "nowhere at all", Session = "x", Seat = "E14000001", PartySize = 0, MaxWalkMetres = double.NaN, Limit = 51 };
        Assert.Equal(["place", "party_size", "max_walk_metres", "limit", "session"], await FaultsOfAsync(host.Anyone.SearchLiftsAsync(search)));
        var seat = new SearchLiftsRequest { Place = LiftHost.Place(1), Seat = "E14000009", Campaign = "demo" };
        Assert.Equal("SEAT_NOT_FOUND", await ReasonOfAsync(host.Anyone.SearchLiftsAsync(seat)));
        seat.Campaign = "nobody";
        Assert.Equal("CAMPAIGN_NOT_FOUND", await ReasonOfAsync(host.Anyone.SearchLiftsAsync(seat)));
        var session = new SearchLiftsRequest { Place = LiftHost.Place(1), Session = Guid.Empty.ToString() };
        Assert.Equal("SESSION_NOT_FOUND", await ReasonOfAsync(host.Anyone.SearchLiftsAsync(session)));
    }

    private static LiftOffer With(LiftOffer offer, Way legs)
    {
        offer.Legs = legs;
        return offer;
    }

    private async Task<MatchRequestResponse> MatchAsync(string name, Session session, LiftRequest wish)
    {
        wish.Session = session.Id;
        wish.OriginPlace = LiftHost.Place(4_500);
        var stored = await host.As(name).RequestLiftAsync(new() { LiftRequest = wish });
        return await host.As(name).MatchRequestAsync(new() { LiftRequest = stored.LiftRequest.Id });
    }
}
