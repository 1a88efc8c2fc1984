using Gateway.Contract;
using Google.Rpc;
using Grpc.Core;
using TestKit.Fuzz;

namespace Gateway.Tests.Whole;

/// <summary>What the documentation says of tokens is what Matching demands.</summary>
public sealed class TokenNeedsTests(WholeService service) : IClassFixture<WholeService>
{
    public static TheoryData<string> Rpcs => [.. ContractRoutes.All.Select(route => route.Method.FullName)];

    [Theory]
    [MemberData(nameof(Rpcs))]
    public async Task Whoever_has_no_token_is_refused_where_the_page_says_so(string rpc)
    {
        var route = ContractRoutes.All.Single(one => one.Method.FullName == rpc);
        var refused = false;
        try
        {
            await new FuzzCall(route.Method.Service.FullName, route.Method.Name, []).Invoke(service.Rpc, new CallOptions(cancellationToken: TestContext.Current.CancellationToken));
        }
        catch (RpcException failure)
        {
            refused = failure.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason == "UNAUTHENTICATED";
        }

        Assert.Equal(route.NeedsToken(), refused);
    }
}
