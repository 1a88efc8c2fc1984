using System.Net;
using System.Net.Sockets;
using System.Text;
using Matching.V1;
using Microsoft.Extensions.Time.Testing;
using TestKit;

namespace Gateway.Tests;

/// <summary>Clients that are slow on purpose: the Gateway gives them up by its limits, and serves everybody else meanwhile. That a test ends is that it gave up.</summary>
public sealed class SlowClientTests
{
    private static readonly string[] Hurried = ["Gateway:HeadersWithin=00:00:01", "Gateway:SlowFor=00:00:01.1", "Gateway:SlowestBytesPerSecond=1000"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Headers_that_never_end_are_given_up()
    {
        await using var gateway = await GatewayFixture.StartAsync(Hurried);
        var slow = Enumerable.Range(0, 50).Select(_ => RawHttp.SendAsync(gateway.Client.BaseAddress!, "GET /v1/seats HTTP/1.1\r\nHost: gateway\r\nX-Slow: ", Cancel)).ToList();
        await AssertServedAsync(gateway);

        Assert.All(await Task.WhenAll(slow), answer => Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_body_that_never_comes_is_given_up_and_reaches_nobody()
    {
        await using var gateway = await GatewayFixture.StartAsync(Hurried);
        var reached = false;
        gateway.Matching.On<StartSignInRequest>(_ =>
        {
            reached = true;
            return new StartSignInResponse();
        });
        const string Begun = "POST /v1/signIns HTTP/1.1\r\nHost: gateway\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{";
        var slow = Enumerable.Range(0, 50).Select(_ => RawHttp.SendAsync(gateway.Client.BaseAddress!, Begun, Cancel)).ToList();
        await AssertServedAsync(gateway);

        Assert.All(await Task.WhenAll(slow), answer => Assert.DoesNotContain("HTTP/1.1 2", answer, StringComparison.Ordinal));
        Assert.False(reached);
    }

    [Fact]
    public async Task A_body_that_comes_byte_by_byte_is_given_up_in_the_end()
    {
        var clock = new FakeTimeProvider();
        await using var gateway = await GatewayFixture.StartAsync(clock);
        const string Begun = "POST /v1/signIns HTTP/1.1\r\nHost: gateway\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{";
        var slow = RawHttp.SendAsync(gateway.Client.BaseAddress!, Begun, Cancel);
        await Eventually.HoldsAsync(() =>
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            return Task.FromResult(slow.IsCompleted);
        });

        Assert.StartsWith("HTTP/1.1 400", await slow, StringComparison.Ordinal);
        Assert.Contains("took too long", await slow, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_takes_no_answer_is_given_up()
    {
        await using var gateway = await GatewayFixture.StartAsync([.. Hurried, "Gateway:SlowestBytesPerSecond=1000000"]);
        gateway.Matching.On<GetSeatRequest>(_ => new GetSeatResponse { Seat = new Seat { Code = "E14001276", Name = new string('x', 8_000_000) } });
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(gateway.Client.BaseAddress!.Host, gateway.Client.BaseAddress.Port, Cancel);
        await socket.SendAsync("GET /v1/seats/E14001276 HTTP/1.1\r\nHost: gateway\r\n\r\n"u8.ToArray(), Cancel);
        await AssertServedAsync(gateway);

        // The connection is broken off: what is sent on it ends in an error, sooner or later.
        await Eventually.HoldsAsync(async () =>
        {
            try
            {
                await socket.SendAsync(Encoding.ASCII.GetBytes(" "), Cancel);
                return false;
            }
            catch (SocketException)
            {
                return true;
            }
        });
    }

    private static async Task AssertServedAsync(GatewayFixture gateway)
    {
        for (var call = 0; call < 20; call++)
        {
            using var answer = await gateway.Client.GetAsync("/v1/campaigns", Cancel);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }
}
