using Grpc.Core;
using Matching.Api;
using Matching.People;
using Matching.Tests.Sessions;

namespace Matching.Tests.Walk;

/// <summary>
/// The walk over the table: every rpc in every role on things that stand in every relation to the caller, by real calls on real things. What the table allows must be done, and what it does not allow must be
/// refused. How near a thing is is said here anew, not asked of the product.
/// </summary>
public sealed class AccessWalkTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    private static readonly HashSet<string> Refused = new(StringComparer.Ordinal) { "UNAUTHENTICATED", "PERMISSION_DENIED" };

    public static TheoryData<string> Rpcs => [.. AccessTable.Rows.Keys.Select(method => method.Split('.')[^1])];

    [Theory]
    [MemberData(nameof(Rpcs))]
    public async Task Every_role_may_do_what_the_table_says_and_no_more(string rpc)
    {
        var walk = AccessCases.All.TryGetValue(rpc, out var found) ? found : throw new NotSupportedException($"{rpc} has a row; say here what it is called on.");
        var row = AccessTable.Rows[$"/matching.v1.{rpc}"];
        var wrong = new List<string>();
        foreach (var who in Enum.GetValues<Who>())
        {
            foreach (var where in walk.Places)
            {
                if (who == Who.Stranger && where is Where.Own or Where.Party)
                {
                    continue;
                }

                var expected = NearnessOf(who, where) <= CellOf(row, who);
                var actual = await MayAsync(walk, who, where);
                if (actual != expected)
                {
                    wrong.Add($"{who} {(actual ? "may" : "may not")} on {where}, and the table says otherwise");
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_case_is_of_an_rpc() => Assert.Equal(AccessTable.Rows.Keys.Order(), AccessCases.All.Keys.Select(rpc => $"/matching.v1.{rpc}").Order());

    private async Task<bool> MayAsync(AccessCase walk, Who who, Where where)
    {
        var scene = new AccessScene(world, who, where, await world.TokenAsync(who));
        try
        {
            return await walk.CallAsync(scene);
        }
        catch (RpcException refused)
        {
            var reason = SessionHost.ReasonOf(refused);
            return !Refused.Contains(reason) && !reason.EndsWith("_NOT_FOUND", StringComparison.Ordinal)
                && (walk.Past.Contains(reason) ? true : throw new InvalidOperationException($"{who} on {where}: {reason} {refused.Status.Detail}"));
        }
    }

    private static Circle NearnessOf(Who who, Where where) => (who, where) switch
    {
        (Who.Stranger, _) => Circle.Everywhere,
        (_, Where.Own) => Circle.Own,
        (_, Where.Party) => Circle.Party,
        (Who.AdministratorOfAll, _) or (_, Where.Elsewhere) => Circle.Everywhere,
        (Who.OrganiserOfWestby, Where.Westby) or (Who.Organiser or Who.Administrator, _) => Circle.Seat,
        _ => Circle.Campaign,
    };

    private static Circle CellOf(AccessRow row, Who who) => who switch
    {
        Who.Stranger => row.Stranger,
        Who.Volunteer => row.Volunteer,
        Who.OrganiserOfWestby or Who.Organiser => row.Organiser,
        Who.Administrator => row.Administrator,
        _ => row.Service,
    };
}
