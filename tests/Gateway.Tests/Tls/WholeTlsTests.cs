using System.Net;
using Gateway.Hosting;
using TestKit;

namespace Gateway.Tests.Tls;

/// <summary>The two programs as an operator sets them up, with certificates on both sides.</summary>
public sealed class WholeTlsTests(PostGis database) : IClassFixture<PostGis>
{
    [Fact]
    public async Task The_Gateway_is_ready_by_a_Matching_that_asks_for_its_certificate()
    {
        using var authority = new Authority();
        var (certificate, key) = authority.Issue("matching", "matching", Authority.ForServers);
        var (own, secret) = authority.Issue("gateway", "gateway", Authority.ForClients);
        await using var matching = await MatchingHost.StartAsync(database.ConnectionString, settings: [
            ("Matching:Listen", "https://127.0.0.1:0"), ("Matching:Tls:Certificate", certificate), ("Matching:Tls:Key", key), ("Matching:Tls:Authority", authority.File)]);
        await using var gateway = GatewayApp.Build([
            .. GatewayArguments.Silent(matching.Address), $"--Gateway:MatchingTls:Authority={authority.File}", "--Gateway:MatchingTls:Peer=matching",
            $"--Gateway:MatchingTls:Certificate={own}", $"--Gateway:MatchingTls:Key={secret}"]);
        await gateway.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(gateway.Urls.First()) };
        using var answer = await client.GetAsync("/v1/campaigns", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        // Without a certificate nobody reaches Matching.
        using var stranger = new HttpClient(new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => shown is not null } })
        {
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => stranger.GetAsync(matching.Address, TestContext.Current.CancellationToken));
    }
}
