using Matching.People;
using Matching.Tests.Sessions;
using Matching.V1;
using static Matching.Tests.Sessions.SessionHost;

namespace Matching.Tests.Campaigns;

/// <summary>Administrators create and change campaigns; everybody reads them, on every replica.</summary>
public sealed class CampaignTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private SessionHost host = null!;

    private CampaignService.CampaignServiceClient Anyone => new(host.Host.Invoker);

    private CampaignService.CampaignServiceClient Administrator => new(host.Host.As(host.Host.Tokens.Administrator()));

    public async ValueTask InitializeAsync() => host = await SessionHost.StartAsync(database);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task What_is_left_out_has_its_stated_default()
    {
        var created = (await Administrator.CreateCampaignAsync(new() { Campaign = new() { Id = "plain", Name = "Plain" } })).Campaign;
        Assert.Equal(("2024", "2024", 0.05, false, ""), (created.BoundarySet, created.Election, created.MaxMarginShare, created.HasMaxMarginVotes, created.Party));
        Assert.Equal(created, (await Anyone.GetCampaignAsync(new() { Id = "plain" })).Campaign);
        Assert.Equal("CAMPAIGN_EXISTS", await ReasonOfAsync(Administrator.CreateCampaignAsync(new() { Campaign = new() { Id = "plain", Name = "Plain" } })));
        Assert.Equal("CAMPAIGN_NOT_FOUND", await ReasonOfAsync(Anyone.GetCampaignAsync(new() { Id = "nobody" })));
    }

    [Fact]
    public async Task Whatever_is_said_is_kept_and_changed_by_the_mask()
    {
        var sent = new Campaign
        {
            Id = "full",
            Name = "Full",
            Party = "Con",
            MaxMarginShare = 0.02,
            MaxMarginVotes = 900,
            Kinds = { Marginality.Types.Kind.Types.Value.Gain },
            Targets = { new Campaign.Types.Target { Code = "E14000002", Weight = 2.5 }, new Campaign.Types.Target { Code = "E14000001" } },
        };
        var created = (await Administrator.CreateCampaignAsync(new() { Campaign = sent })).Campaign;
        Assert.Equal([("E14000001", 1.0), ("E14000002", 2.5)], created.Targets.Select(target => (target.Code, target.Weight)));
        Assert.Equal(("Con", 0.02, 900, 1), (created.Party, created.MaxMarginShare, created.MaxMarginVotes, created.Kinds.Count));

        var changed = (await Administrator.UpdateCampaignAsync(new()
        {
            Campaign = new() { Id = "full", Party = "Lab", Etag = created.Etag },
            UpdateMask = new() { Paths = { "party", "max_margin_votes", "targets" } },
        })).Campaign;
        Assert.Equal(("Lab", false, 0, "Full", 0.02), (changed.Party, changed.HasMaxMarginVotes, changed.Targets.Count, changed.Name, changed.MaxMarginShare));
        Assert.Equal("ETAG_MISMATCH", await ReasonOfAsync(Administrator.UpdateCampaignAsync(new() { Campaign = new() { Id = "full", Name = "F", Etag = created.Etag } })));
        Assert.Equal(["campaign.boundary_set", "campaign.boundary_set"], await FaultsOfAsync(Administrator.UpdateCampaignAsync(new() { Campaign = new() { Id = "full", BoundarySet = "1832" } })));
    }

    [Theory]
    [InlineData("Ind")]
    [InlineData("Spk")]
    [InlineData("Nobody")]
    public async Task A_campaign_is_of_a_party_that_stood(string party) =>
        Assert.Equal(["campaign.party"], await FaultsOfAsync(Administrator.CreateCampaignAsync(new() { Campaign = new() { Id = "party", Name = "Party", Party = party } })));

    [Fact]
    public async Task Every_wrong_field_is_named_at_once()
    {
        var faults = await FaultsOfAsync(Administrator.CreateCampaignAsync(new()
        {
            RequestId = new string('x', 65),
            Campaign = new()
            {
                Id = "No Slug",
                Party = "Nobody",
                MaxMarginShare = double.NaN,
                MaxMarginVotes = -1,
                Election = "",
                Kinds = { (Marginality.Types.Kind.Types.Value)9 },
                Targets =
                {
                    new Campaign.Types.Target { Code = "E99999999" },
                    new Campaign.Types.Target { Code = "\0", Weight = 0 },
                    new Campaign.Types.Target { Code = "E14000001", Weight = double.PositiveInfinity },
                    new Campaign.Types.Target { Code = "E14000001" },
                },
            },
        }));
        Assert.Equal(
            [
                "campaign.id", "campaign.kinds", "campaign.max_margin_share", "campaign.max_margin_votes", "campaign.name", "campaign.party",
                "campaign.targets[0].code", "campaign.targets[1].code", "campaign.targets[1].weight", "campaign.targets[2].weight",
                "campaign.targets[3].code", "request_id",
            ],
            faults.Order(StringComparer.Ordinal));
        Assert.Equal(["campaign.boundary_set"], await FaultsOfAsync(Administrator.CreateCampaignAsync(new() { Campaign = new() { Id = "a", Name = "A", BoundarySet = "1832" } })));
        Assert.Equal(["campaign.election"], await FaultsOfAsync(Administrator.CreateCampaignAsync(new() { Campaign = new() { Id = "a", Name = "A", Election = "1832" } })));
    }

    [Fact]
    public async Task Only_administrators_of_the_campaign_or_of_all_may_write_it()
    {
        var own = new CampaignService.CampaignServiceClient(host.Host.As(host.Host.Tokens.Administrator("Al", "mine")));
        Assert.Equal("mine", (await own.CreateCampaignAsync(new() { Campaign = new() { Id = "mine", Name = "Mine" } })).Campaign.Id);
        Assert.Equal("PERMISSION_DENIED", await ReasonOfAsync(own.CreateCampaignAsync(new() { Campaign = new() { Id = "yours", Name = "Yours" } })));
        Assert.Equal("PERMISSION_DENIED", await ReasonOfAsync(own.UpdateCampaignAsync(new() { Campaign = new() { Id = "demo", Name = "Mine" } })));
        var organiser = new CampaignService.CampaignServiceClient(host.Host.As(host.Host.Tokens.Organiser(campaign: "mine")));
        Assert.Equal("PERMISSION_DENIED", await ReasonOfAsync(organiser.UpdateCampaignAsync(new() { Campaign = new() { Id = "mine", Name = "M" } })));
        Assert.Equal("UNAUTHENTICATED", await ReasonOfAsync(Anyone.UpdateCampaignAsync(new() { Campaign = new() { Id = "mine", Name = "M" } })));
    }

    [Fact]
    public async Task A_token_that_is_not_valid_is_refused_even_where_none_is_needed()
    {
        var tokens = host.Host.Tokens;
        var good = tokens.Make("Ann", "demo", Role.Volunteer, TimeSpan.FromHours(1));
        await Read(good);
        host.Clock.Advance(TimeSpan.FromHours(2));
        string[] bad = [good, "rubbish", tokens.Make("Ann", "demo", Role.Volunteer)[..^8] + "AAAAAAAA", tokens.Make("Ann", "No Slug", Role.Volunteer)];
        foreach (var token in bad)
        {
            Assert.Equal("UNAUTHENTICATED", await ReasonOfAsync(Read(token)));
        }

        async Task<GetCampaignResponse> Read(string token) =>
            await new CampaignService.CampaignServiceClient(host.Host.As(token)).GetCampaignAsync(new() { Id = "demo" });
    }

    [Fact]
    public async Task Another_replica_knows_a_change_at_once_or_soon()
    {
        await using var other = await SessionHost.StartAsync(database);
        await Administrator.CreateCampaignAsync(new() { Campaign = new() { Id = "shared", Name = "Shared" } });
        var session = Canvass();
        session.Campaign = "shared";
        Assert.Equal("shared", (await other.As(other.Host.Tokens.Organiser(campaign: "shared")).CreateSessionAsync(new() { Session = session })).Session.Campaign);
    }

    [Fact]
    public async Task Campaigns_are_listed_page_by_page_in_order_of_id()
    {
        foreach (var id in new[] { "z2", "z1", "z3" })
        {
            await Administrator.CreateCampaignAsync(new() { Campaign = new() { Id = id, Name = id } });
        }

        var listed = new List<string>();
        var request = new ListCampaignsRequest { PageSize = 2 };
        do
        {
            var page = await Anyone.ListCampaignsAsync(request);
            listed.AddRange(page.Campaigns.Select(campaign => campaign.Id));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        Assert.Equal(listed.Order(StringComparer.Ordinal), listed);
        Assert.Empty(new[] { "z1", "z2", "z3", "demo", "other" }.Except(listed));
    }
}
