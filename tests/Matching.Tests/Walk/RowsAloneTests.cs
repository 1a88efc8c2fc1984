using Grpc.Core;
using Matching.Api;
using Matching.People;
using Matching.Tests.Sessions;

namespace Matching.Tests.Walk;

/// <summary>
/// Row-level security as the only net: the service's own checks are left out, and every rpc is called by real calls on things of another campaign, by people who may do everything in theirs. They must find
/// nothing and change nothing. The same calls on things of their own campaign show that it is the campaign that is in the way, and that nothing else is.
/// </summary>
public sealed class RowsAloneTests(OpenGateWorld world) : IClassFixture<OpenGateWorld>
{
    /// <summary>What anybody may read without a token is no campaign's secret; what is only ever the caller's own has no other campaign to be tried in.</summary>
    public static TheoryData<string> Rpcs =>
        [.. AccessTable.Rows.Where(row => row.Value.Stranger == Circle.Nobody).Select(row => row.Key.Split('.')[^1]).Where(rpc => AccessCases.All[rpc].Places.Contains(Where.Elsewhere))];

    [Theory]
    [MemberData(nameof(Rpcs))]
    public async Task Nothing_of_another_campaign_is_found_or_changed(string rpc)
    {
        var before = await world.RowsElsewhereAsync();

        foreach (var who in (Who[])[Who.Volunteer, Who.Organiser, Who.Administrator])
        {
            Assert.False(await DoesAsync(rpc, who, Where.Elsewhere), $"{who} reached into another campaign");
        }

        // What the trial itself made there is new; what was there stays as it was.
        Assert.Superset(before, await world.RowsElsewhereAsync());
    }

    [Theory]
    [MemberData(nameof(Rpcs))]
    public async Task The_same_is_done_in_their_own_campaign(string rpc) =>
        Assert.True(await DoesAsync(rpc, Who.Volunteer, AccessCases.All[rpc].Places.Contains(Where.Own) ? Where.Own : Where.Westby));

    private async Task<bool> DoesAsync(string rpc, Who who, Where where)
    {
        var scene = new AccessScene(world, who, where, await world.TokenAsync(who));
        try
        {
            return await AccessCases.All[rpc].CallAsync(scene);
        }
        catch (RpcException refused) when (AccessCases.All[rpc].Past.Contains(SessionHost.ReasonOf(refused)))
        {
            return true;
        }
        catch (RpcException)
        {
            return false;
        }
    }
}
