using System.Net;
using System.Net.Http.Json;
using Gateway.Contract;
using Gateway.Hosting;
using Matching.People;
using TestKit;

namespace Gateway.Tests;

/// <summary>What costs more than the call itself is limited for itself, by the hour, for each client alone. An hour is longer than any test, so no clock decides.</summary>
public sealed class RouteLimitTests
{
    private const string Start = "/v1/signIns";
    private const string Finish = "/v1/signIns/0198c2a0-0000-7000-8000-000000000000:finish";
    private const string Refresh = "/v1/tokens:refresh";
    private const string Revoke = "/v1/tokens:revoke";
    private const string Search = "/v1/lifts:search?place=NW3&session=0198c2a0-0000-7000-8000-000000000000";
    private const string Nearest = "/v1/seats:nearestMarginals?place=NW3";
    private const string Export = "/v1/people/me:export";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_limit_is_of_an_rpc_of_the_contract() =>
        Assert.Empty(RouteLimit.Limited.Except(ContractRoutes.All.Select(route => route.Method.FullName)));

    [Theory]
    [InlineData("SignInStartsAnHour", "POST", Start, Start)]
    [InlineData("SignInTriesAnHour", "POST", Finish, Finish)]
    [InlineData("RefreshesAnHour", "POST", Refresh, Revoke)]
    [InlineData("StrangerSearchesAnHour", "GET", Search, Nearest)]
    [InlineData("ExportsAnHour", "GET", Export, Export)]
    public async Task After_so_many_an_hour_a_client_is_told_to_wait_whatever_it_is_that_it_asks(string option, string verb, string path, string other)
    {
        await using var gateway = await LimitedAsync($"Gateway:{option}=2");

        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await SendAsync(gateway, verb, path)).StatusCode);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await SendAsync(gateway, verb, other)).StatusCode);
        foreach (var asked in (string[])[path, other])
        {
            using var refused = await SendAsync(gateway, verb, asked);
            Assert.Equal("RATE_LIMITED", (await ProblemTests.ReadAsync(refused, 429)).GetProperty("reason").GetString());
            // Half an hour until there is one more.
            Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(30));
        }

        // It is that route's limit and that client's.
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(gateway, "GET", "/v1/seats")).StatusCode);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await SendAsync(gateway, verb, path, "203.0.113.2")).StatusCode);
    }

    [Fact]
    public async Task Many_addresses_of_one_IPv6_network_are_one_client()
    {
        await using var gateway = await LimitedAsync("Gateway:SignInStartsAnHour=1");

        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await SendAsync(gateway, "POST", Start, "2001:db8:1:2::1")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await SendAsync(gateway, "POST", Start, "2001:db8:1:2:ffff::9")).StatusCode);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await SendAsync(gateway, "POST", Start, "2001:db8:1:3::1")).StatusCode);
    }

    [Fact]
    public async Task Each_person_searches_so_often_an_hour_from_whatever_addresses_and_the_seats_alone_are_asked_for_by_anybody()
    {
        await using var gateway = await LimitedAsync("Gateway:PersonSearchesAnHour=2", "Gateway:StrangerSearchesAnHour=1", "Gateway:Tokens:Development=true");
        var tokens = new Tokens(TimeProvider.System);
        var ann = tokens.Volunteer("Ann");

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(gateway, "GET", Search, token: ann)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(gateway, "GET", Nearest, "203.0.113.2", ann)).StatusCode);
        // Another token of the same person, from a third address.
        using var refused = await SendAsync(gateway, "GET", Search, "203.0.113.3", tokens.Make("Ann", "demo", Role.Volunteer, TimeSpan.FromHours(2)));
        Assert.Equal("RATE_LIMITED", (await ProblemTests.ReadAsync(refused, 429)).GetProperty("reason").GetString());
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(30));
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(gateway, "GET", Search, token: tokens.Volunteer("Bob"))).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(gateway, "GET", $"{Nearest}&view=FULL")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await SendAsync(gateway, "GET", $"{Nearest}&view=FULL")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await SendAsync(gateway, "GET", $"{Nearest}&view=BASIC&view=FULL")).StatusCode);
        foreach (var token in (string?[])[null, null, ann])
        {
            Assert.Equal(HttpStatusCode.OK, (await SendAsync(gateway, "GET", $"{Nearest}&view=BASIC", token: token)).StatusCode);
        }
    }

    [Fact]
    public async Task Who_has_a_token_searches_on_and_who_only_pretends_to_learns_nothing()
    {
        await using var gateway = await LimitedAsync("Gateway:StrangerSearchesAnHour=1", "Gateway:Tokens:Development=true");
        var token = new Tokens(TimeProvider.System).Volunteer("Ann");

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(gateway, "GET", Search)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await SendAsync(gateway, "GET", Search)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(gateway, "GET", Search, token: token)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(gateway, "GET", Search, token: token)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(gateway, "GET", Search, token: $"{token}x")).StatusCode);
    }

    private static Task<GatewayFixture> LimitedAsync(params string[] settings) =>
        GatewayFixture.StartAsync(["environment=Production", "Gateway:TrustedProxies:0=127.0.0.1", .. settings]);

    private static async Task<HttpResponseMessage> SendAsync(GatewayFixture gateway, string verb, string path, string client = "203.0.113.1", string? token = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(verb), path);
        request.Headers.Add("X-Forwarded-For", client);
        request.Headers.Authorization = token is null ? null : new("Bearer", token);
        request.Content = verb == "POST" ? JsonContent.Create(new { }) : null;
        return await gateway.Client.SendAsync(request, Cancel);
    }
}
