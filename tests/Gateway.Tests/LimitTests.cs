using System.Net;

namespace Gateway.Tests;

public sealed class LimitTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_that_sends_too_much_is_told_when_to_come_back()
    {
        await using var gateway = await GatewayFixture.StartAsync("environment=Production", "Gateway:RequestBurst=3", "Gateway:RequestsPerSecond=1");

        // More at once than an hour's tokens, so that no clock decides.
        var responses = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => gateway.Client.GetAsync("/v1/seats", Cancel)));

        Assert.Contains(responses, response => response.StatusCode == HttpStatusCode.OK);
        var refused = responses.First(response => response.StatusCode != HttpStatusCode.OK);
        var problem = await ProblemTests.ReadAsync(refused, 429);
        Assert.Equal("RATE_LIMITED", problem.GetProperty("reason").GetString());
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await gateway.Client.GetAsync("/health/live", Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_developer_on_the_same_machine_is_not_limited()
    {
        await using var gateway = await GatewayFixture.StartAsync("Gateway:RequestBurst=1", "Gateway:RequestsPerSecond=1");

        var responses = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => gateway.Client.GetAsync("/v1/seats", Cancel)));

        Assert.All(responses, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
    }

    [Fact]
    public async Task Behind_a_trusted_proxy_each_client_has_its_own_limit()
    {
        await using var gateway = await GatewayFixture.StartAsync(
            "environment=Production", "Gateway:RequestBurst=1", "Gateway:RequestsPerSecond=1", "Gateway:TrustedProxies:0=127.0.0.1");

        var responses = await Task.WhenAll(Enumerable.Range(1, 50).Select(at => GetAsync(gateway, $"203.0.113.{at}")));

        Assert.All(responses, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
    }

    [Fact]
    public async Task Who_is_no_trusted_proxy_cannot_pretend_to_be_many()
    {
        await using var gateway = await GatewayFixture.StartAsync("environment=Production", "Gateway:RequestBurst=1", "Gateway:RequestsPerSecond=1");

        var responses = await Task.WhenAll(Enumerable.Range(1, 50).Select(at => GetAsync(gateway, $"203.0.113.{at}")));

        Assert.Contains(responses, response => response.StatusCode == HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Other_origins_may_call_only_where_the_operator_says_so()
    {
        await using var closed = await GatewayFixture.StartAsync();
        await using var open = await GatewayFixture.StartAsync("Gateway:CorsOrigins:0=https://example.org");

        var allowed = await PreflightAsync(open, "https://example.org");
        var other = await PreflightAsync(open, "https://example.com");
        var none = await PreflightAsync(closed, "https://example.org");

        Assert.Equal(["https://example.org"], allowed.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.False(other.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.False(none.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Where_origins_are_told_apart_every_answer_says_so()
    {
        await using var closed = await GatewayFixture.StartAsync();
        await using var open = await GatewayFixture.StartAsync("Gateway:CorsOrigins:0=https://example.org");
        foreach (var path in (string[])["/v1/seats", "/v1/campaigns", "/v1/nothing", "/docs"])
        {
            Assert.Single((await open.Client.GetAsync(path, Cancel)).Headers.Vary, "Origin");
            Assert.DoesNotContain("Origin", (await closed.Client.GetAsync(path, Cancel)).Headers.Vary);
            using var fromPage = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Origin", "https://example.org" } } };
            Assert.Single((await open.Client.SendAsync(fromPage, Cancel)).Headers.Vary, "Origin");
        }
    }

    private static async Task<HttpResponseMessage> GetAsync(GatewayFixture gateway, string client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/seats");
        request.Headers.Add("X-Forwarded-For", client);
        return await gateway.Client.SendAsync(request, Cancel);
    }

    private static async Task<HttpResponseMessage> PreflightAsync(GatewayFixture gateway, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/v1/seats");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "GET");
        return await gateway.Client.SendAsync(request, Cancel);
    }
}
