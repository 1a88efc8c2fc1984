using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Matching.Api;
using Matching.Tests.Sessions;
using Matching.V1;
using TestKit.Fuzz;

namespace Matching.Tests.Api;

/// <summary>Calls that no client of ours would make: each was once answered as a fault of the service.</summary>
public sealed class HostileCallTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private const string SeatService = "matching.v1.SeatService";

    private SessionHost host = null!;

    public async ValueTask InitializeAsync()
    {
        host = await SessionHost.StartAsync(database);
        await host.Host.LoadedAsync();
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("FF")]
    [InlineData("0A7F41")]
    [InlineData("0A02D800")]
    public async Task Bytes_that_are_no_message_are_the_clients_fault(string bytes)
    {
        var (code, reason, _) = await new FuzzCall(SeatService, "LocateSeat", Convert.FromHexString(bytes)).Invoke(host.Host.Invoker, default).RefusalAsync();

        Assert.Equal((StatusCode.InvalidArgument, "MALFORMED_MESSAGE"), (code, reason));
    }

    [Fact]
    public async Task A_message_beyond_4_MiB_is_the_clients_fault()
    {
        var (code, reason, _) = await new FuzzCall(SeatService, "LocateSeat", new byte[(4 * 1024 * 1024) + 1]).Invoke(host.Host.Invoker, default).RefusalAsync();

        Assert.Equal((StatusCode.InvalidArgument, "MALFORMED_MESSAGE"), (code, reason));
    }

    [Fact]
    public async Task An_rpc_that_is_not_there_is_told_so()
    {
        var (code, reason, _) = await new FuzzCall(SeatService, "Nothing", []).Invoke(host.Host.Invoker, default).RefusalAsync();

        Assert.Equal((StatusCode.Unimplemented, "ROUTE_NOT_FOUND"), (code, reason));
    }

    [Theory]
    [InlineData("0", "a\0b")]
    [InlineData("-1", "a")]
    [InlineData("9999999999999999999", "a")]
    [InlineData("a")]
    public async Task A_forged_page_token_is_named(params string[] key)
    {
        var request = new ListMeetingPointsRequest { Place = "51.556,-0.166" };
        request.PageToken = PageTokens.Make(request, key);
        var client = new MeetingPointService.MeetingPointServiceClient(host.Host.Invoker);

        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELD", "page_token"), await client.ListMeetingPointsAsync(request).RefusalAsync());
    }

    [Fact]
    public async Task More_wrong_fields_than_headers_can_carry_are_counted_and_the_first_named()
    {
        var campaign = new Campaign { Id = "many", Name = "Many", Targets = { Enumerable.Repeat(new Campaign.Types.Target { Code = "x", Weight = -1 }, 1000) } };
        var client = new CampaignService.CampaignServiceClient(host.Host.As(host.Host.Tokens.Administrator()));

        var refused = await Assert.ThrowsAsync<RpcException>(async () => await client.CreateCampaignAsync(new() { Campaign = campaign }));

        var status = refused.GetRpcStatus()!;
        var named = status.GetDetail<BadRequest>().FieldViolations;
        Assert.Equal("INVALID_FIELD", status.GetDetail<ErrorInfo>().Reason);
        Assert.Equal(["campaign.targets[0].code", "campaign.targets[0].weight"], named.Take(2).Select(violation => violation.Field));
        Assert.Equal($"2000 fields are wrong; the first {named.Count} are named.", status.Message);
        Assert.InRange(status.ToByteArray().Length, 1000, 5000);
    }
}
