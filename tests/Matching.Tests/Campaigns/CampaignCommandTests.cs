using Matching.Tests.Hosting;
using TestKit;

namespace Matching.Tests.Campaigns;

/// <summary>The verb by which an operator makes the first campaign, in a process of its own as it is run.</summary>
public sealed class CampaignCommandTests(ShippedPostGis database) : IClassFixture<ShippedPostGis>
{
    [Fact]
    public async Task A_campaign_is_made_and_its_administrator_named()
    {
        Assert.Equal((0, ""), await RunAsync("campaign", "add", "own", "Our own", "--party", "Lab"));
        Assert.Equal((0, ""), await RunAsync("admin", "add", "olive@example.org", "--campaign", "own"));

        Assert.Equal(1, await database.NumberAsync("select count(*) from campaign where (id, name, party, boundary_set) = ('own', 'Our own', 'Lab', '2024')"));
        Assert.Equal(1, await database.NumberAsync("select count(*) from role_grant where campaign = 'own' and role = 'ADMINISTRATOR'"));
    }

    [Theory]
    [InlineData(1, "campaign.party", "add", "other", "Other", "--party", "Nobody")]
    [InlineData(1, "campaign.id", "add", "Bad_Slug", "Other")]
    [InlineData(1, "already", "add", "demo", "Demo")]
    [InlineData(2, "usage", "add", "other")]
    [InlineData(2, "usage", "add", "other", "Other", "--party")]
    public async Task What_is_wrong_is_said_and_nothing_made(int code, string words, params string[] args)
    {
        await database.ExecuteAsync("insert into campaign (id, name, boundary_set, election, max_margin_share, created_at, updated_at) values ('demo', 'Demo', '2024', '2024', 0.05, now(), now()) on conflict do nothing");

        var (exit, said) = await RunAsync(["campaign", .. args]);

        Assert.Equal(code, exit);
        Assert.Contains(words, said, StringComparison.Ordinal);
        Assert.Equal(0, await database.NumberAsync("select count(*) from campaign where id in ('other', 'Bad_Slug')"));
    }

    private async Task<(int Code, string Errors)> RunAsync(params string[] args)
    {
        var (code, _, errors) = await Verb.RunAsync(database.ConnectionString, args);
        return (code, errors);
    }
}
