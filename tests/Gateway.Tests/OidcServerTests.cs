using System.Net;
using TestKit;

namespace Gateway.Tests;

/// <summary>The Gateway turns away what a real provider did not make for this service, and asks Matching with the rest.</summary>
public sealed class OidcServerTests
{
    private readonly RunningClock clock = new();

    [Fact]
    public async Task What_the_provider_made_for_this_service_goes_on_to_Matching_and_nothing_else()
    {
        await using var provider = await OidcServer.StartAsync();
        await using var stranger = await OidcServer.StartAsync();
        await using var gateway = await GatewayFixture.StartAsync(clock, [.. provider.SettingsFor("demo", "Gateway").Select(setting => $"{setting.Key}={setting.Value}")]);
        await new OidcTrial(provider, stranger, clock, async token =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/people/me/blocks") { Headers = { Authorization = new("Bearer", token) } };
            using var answer = await gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);
            return answer.StatusCode switch
            {
                HttpStatusCode.OK => true,
                HttpStatusCode.Unauthorized => false,
                _ => throw new InvalidOperationException($"{answer.StatusCode}"),
            };
        }).RunAsync();
    }
}
