using Google.Protobuf.WellKnownTypes;
using Matching.V1;
using static Matching.Tests.Sessions.SessionHost;

namespace Matching.Tests.Sessions;

/// <summary>Sessions are listed page by page and found by travel time.</summary>
public sealed class SessionListTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private SessionHost host = null!;

    public async ValueTask InitializeAsync() => host = await SessionHost.StartAsync(database);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Pages_join_to_the_whole_list_in_order_of_start_then_id()
    {
        var campaign = await CampaignAsync("pages");
        var organiser = host.As(host.Host.Tokens.Organiser(campaign: campaign));
        var created = new List<Session>();
        for (var at = 0; at < 11; at++)
        {
            // Three at each hour, so that pages break between equal starts.
            var session = Canvass(hours: 30 - (at / 3));
            session.Campaign = campaign;
            created.Add((await organiser.CreateSessionAsync(new() { Session = session })).Session);
        }

        var expected = created.OrderBy(session => session.From.Seconds).ThenBy(session => session.Id, StringComparer.Ordinal).ToList();
        for (var size = 1; size <= 12; size++)
        {
            var listed = new List<Session>();
            var request = new ListSessionsRequest { Campaign = campaign, PageSize = size };
            do
            {
                var page = await host.Anyone.ListSessionsAsync(request);
                Assert.InRange(page.Sessions.Count, 1, size);
                listed.AddRange(page.Sessions);
                request.PageToken = page.NextPageToken;
            }
            while (request.PageToken.Length > 0);
            Assert.Equal(expected, listed);
        }
    }

    [Fact]
    public async Task A_token_is_good_for_its_own_query_only()
    {
        var campaign = await CampaignAsync("tokens");
        var organiser = host.As(host.Host.Tokens.Organiser(campaign: campaign));
        for (var at = 0; at < 3; at++)
        {
            var session = Canvass();
            session.Campaign = campaign;
            await organiser.CreateSessionAsync(new() { Session = session });
        }

        var token = (await host.Anyone.ListSessionsAsync(new() { Campaign = campaign, PageSize = 1 })).NextPageToken;
        Assert.Equal(2, (await host.Anyone.ListSessionsAsync(new() { Campaign = campaign, PageToken = token })).Sessions.Count);
        Assert.Empty((await organiser.ListSessionsAsync(new())).Sessions);
        Assert.Equal(["page_token"], await FaultsOfAsync(host.Anyone.ListSessionsAsync(new() { Campaign = campaign, ShowCancelled = true, PageToken = token })));
        Assert.Equal(["page_token"], await FaultsOfAsync(host.Anyone.ListSessionsAsync(new() { Campaign = campaign, PageToken = "rubbish!" })));
        Assert.Equal(["page_token"], await FaultsOfAsync(host.Anyone.ListSessionsAsync(new() { Campaign = campaign, PageToken = token[..^4] })));
        Assert.Equal(
            ["campaign", "kinds", "page_size", "page_token", "seat"],
            (await FaultsOfAsync(host.Anyone.ListSessionsAsync(new() { Campaign = "No Slug", PageSize = -1, PageToken = "a", Seat = "x", Kinds = { 0 } }))).Order());
    }

    [Fact]
    public async Task The_list_keeps_to_seat_kinds_window_and_what_is_cancelled()
    {
        var campaign = await CampaignAsync("filters");
        var organiser = host.As(host.Host.Tokens.Organiser(campaign: campaign));
        async Task<string> AddAsync(Action<Session> change)
        {
            var session = Canvass();
            session.Campaign = campaign;
            change(session);
            return (await organiser.CreateSessionAsync(new() { Session = session })).Session.Id;
        }

        var usual = await AddAsync(_ => { });
        var east = await AddAsync(session => session.Location = TwoSeats.At(15_000, 5_000));
        var leaflet = await AddAsync(session => session.Kind = Session.Types.Kind.Types.Value.Leaflet);
        var later = await AddAsync(session => (session.From, session.Until) = (Canvass(hours: 27).From, Canvass(hours: 27).Until));
        var cancelled = await AddAsync(_ => { });
        await organiser.CancelSessionAsync(new() { Session = cancelled });

        async Task<HashSet<string>> ListAsync(ListSessionsRequest request)
        {
            request.Campaign = campaign;
            return [.. (await host.Anyone.ListSessionsAsync(request)).Sessions.Select(session => session.Id)];
        }

        Assert.Equal([usual, east, leaflet, later], await ListAsync(new()));
        Assert.Equal([usual, east, leaflet, later, cancelled], await ListAsync(new() { ShowCancelled = true }));
        Assert.Equal([east], await ListAsync(new() { Seat = "E14000002" }));
        Assert.Equal([leaflet], await ListAsync(new() { Kinds = { Session.Types.Kind.Types.Value.Leaflet } }));

        // The first sessions end at 27 hours, when the last begins.
        var seam = TwoSeats.Now.AddHours(27).ToTimestamp();
        Assert.Equal([later], await ListAsync(new() { From = seam }));
        Assert.Equal([usual, east, leaflet], await ListAsync(new() { Until = seam }));
    }

    [Fact]
    public async Task The_nearest_open_sessions_come_by_travel_time_then_start_then_id()
    {
        var campaign = await CampaignAsync("near");
        var organiser = host.As(host.Host.Tokens.Organiser(campaign: campaign));
        async Task<Session> AddAsync(double east, double hours = 24, Action<Session>? change = null)
        {
            var session = Canvass(hours: hours);
            session.Campaign = campaign;
            session.Location = TwoSeats.At(east, 5_000);
            change?.Invoke(session);
            return (await organiser.CreateSessionAsync(new() { Session = session })).Session;
        }

        var far = await AddAsync(9_000);
        var lateAndNear = await AddAsync(2_000, hours: 48);
        var near = await AddAsync(2_000);
        var nearTwin = await AddAsync(2_000);
        var stepFree = await AddAsync(12_000, change: session => session.StepFree = Certainty.Types.Value.Yes);
        var notStepFree = await AddAsync(13_000, change: session => session.StepFree = Certainty.Types.Value.No);
        await AddAsync(1_000, change: session => (session.Remote, session.Seat) = (true, "E14000001"));
        var cancelled = await AddAsync(1_000);
        await organiser.CancelSessionAsync(new() { Session = cancelled.Id });
        var full = await AddAsync(1_000, change: session => (session.Wanted, session.Maximum) = (1, 1));
        await host.As(host.Host.Tokens.Volunteer("Ann", campaign)).SignUpAsync(new() { Session = full.Id, SignUp = new() });

        await host.Host.LoadedAsync();
        var here = TwoSeats.At(0, 5_000);
        async Task<FindSessionsResponse> FindAsync(Action<FindSessionsRequest>? change = null)
        {
            var request = new FindSessionsRequest { Campaign = campaign, Place = FormattableString.Invariant($"{here.Latitude},{here.Longitude}"), Limit = 50 };
            change?.Invoke(request);
            return await host.Anyone.FindSessionsAsync(request);
        }

        static IEnumerable<string> Ids(FindSessionsResponse answer) => answer.Sessions.Select(found => found.Session.Id);
        var twins = new[] { near.Id, nearTwin.Id }.Order(StringComparer.Ordinal);
        var all = await FindAsync();
        Assert.Equal([.. twins, lateAndNear.Id, far.Id, stepFree.Id, notStepFree.Id], Ids(all));
        Assert.Empty((await FindAsync(request => request.Campaign = "")).Sessions);
        Assert.Equal(2_000, all.Sessions[0].DistanceMetres, 1.0);
        Assert.Equal(0.8667 * 60 * (2 + (32.0 / 10)), all.Sessions[0].TravelTime.ToTimeSpan().TotalSeconds, 1.0);
        Assert.Equal(twins.Take(1), Ids(await FindAsync(request => request.Limit = 1)));
        Assert.Equal([stepFree.Id], Ids(await FindAsync(request => request.StepFree = Certainty.Types.Value.Yes)));
        Assert.Equal([notStepFree.Id], Ids(await FindAsync(request => request.StepFree = Certainty.Types.Value.No)));
        Assert.Equal([.. twins, lateAndNear.Id, far.Id], Ids(await FindAsync(request => request.StepFree = Certainty.Types.Value.Unknown)));
        Assert.Equal([lateAndNear.Id], Ids(await FindAsync(request => request.From = TwoSeats.Now.AddHours(30).ToTimestamp())));
        Assert.Empty((await FindAsync(request => request.Kinds.Add(Session.Types.Kind.Types.Value.PhoneBank))).Sessions);
        Assert.Equal(
            ["campaign", "kinds", "limit", "place", "step_free", "until"],
            (await FaultsOfAsync(host.Anyone.FindSessionsAsync(new()
            {
                Campaign = "No Slug",
                Place = "!",
                Limit = 0,
                StepFree = (Certainty.Types.Value)9,
                Kinds = { 0 },
                From = TwoSeats.Now.AddHours(1).ToTimestamp(),
                Until = TwoSeats.Now.ToTimestamp(),
            }))).Order());
    }

    private async Task<string> CampaignAsync(string id)
    {
        var campaigns = new CampaignService.CampaignServiceClient(host.Host.As(host.Host.Tokens.Administrator()));
        await campaigns.CreateCampaignAsync(new() { Campaign = new() { Id = id, Name = id } });
        return id;
    }
}
