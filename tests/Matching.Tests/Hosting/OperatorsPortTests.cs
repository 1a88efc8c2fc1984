using System.Net;
using Grpc.Health.V1;
using TestKit;

namespace Matching.Tests.Hosting;

/// <summary>Metrics and health are on the operators' port, and on no other.</summary>
public sealed class OperatorsPortTests(PostGis database) : IClassFixture<PostGis>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Metrics_have_the_conventional_names_and_ours()
    {
        await using var host = await MatchingHost.StartAsync(database.ConnectionString);
        await new Health.HealthClient(host.Invoker).CheckAsync(new HealthCheckRequest(), cancellationToken: Cancellation);
        using var operators = new HttpClient { BaseAddress = new Uri(host.OperatorsAddress) };

        var metrics = await operators.GetStringAsync("/metrics", Cancellation);

        Assert.DoesNotContain("http_server_request_duration", metrics, StringComparison.Ordinal);
        Assert.Contains("rpc_server_call_duration_seconds_bucket", metrics, StringComparison.Ordinal);
        Assert.Contains("rpc_method=\"grpc.health.v1.Health/Check\"", metrics, StringComparison.Ordinal);
        Assert.Contains("db_client_", metrics, StringComparison.Ordinal);
        Assert.Contains("dotnet_gc_", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_gRPC_refuses_before_any_rpc_is_measured_too()
    {
        await using var host = await MatchingHost.StartAsync(database.ConnectionString);
        await RefusedAsync("/matching.v1.PlaceService/ResolvePlace", [0xff]);
        await RefusedAsync("/matching.v1.PlaceService/Whatever", []);
        using var operators = new HttpClient { BaseAddress = new Uri(host.OperatorsAddress) };

        var metrics = await operators.GetStringAsync("/metrics", Cancellation);

        Assert.Contains("rpc_method=\"matching.v1.PlaceService/ResolvePlace\",rpc_response_status_code=\"InvalidArgument\"", metrics, StringComparison.Ordinal);
        Assert.Contains("rpc_method=\"_OTHER\",rpc_response_status_code=\"Unimplemented\"", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("Whatever", metrics, StringComparison.Ordinal);

        Task RefusedAsync(string path, byte[] message) => Assert.ThrowsAsync<Grpc.Core.RpcException>(() =>
            new TestKit.Fuzz.FuzzCall(path.Split('/')[1], path.Split('/')[2], message).Invoke(host.Invoker, new Grpc.Core.CallOptions(cancellationToken: Cancellation)).ResponseAsync);
    }

    [Theory]
    [InlineData("/metrics")]
    [InlineData("/health/ready")]
    public async Task The_public_port_serves_none_of_it_whatever_host_is_named(string path)
    {
        await using var host = await MatchingHost.StartAsync(database.ConnectionString);
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, host.Address + path)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Headers.Host = new Uri(host.OperatorsAddress).Authority;

        using var answer = await client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/matching.v1.SeatService/GetSeat")]
    [InlineData("/grpc.health.v1.Health/Check")]
    public async Task The_operators_port_serves_nothing_else(string path)
    {
        await using var host = await MatchingHost.StartAsync(database.ConnectionString);
        using var operators = new HttpClient { BaseAddress = new Uri(host.OperatorsAddress) };

        using var answer = await operators.PostAsync(path, new StringContent(""), Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
