using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Matching.V1;
using Operations.Tls;
using TestKit;

namespace Gateway.Tests.Tls;

/// <summary>Gateway and Matching believe each other by certificates, and nobody else; renewed files are in use without a restart, and no call is lost by it.</summary>
public sealed class TlsTests : IDisposable
{
    private const string Matching = "matching";
    private const string Gateway = "gateway";

    private readonly Authority authority = new();
    private readonly Authority another = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        authority.Dispose();
        another.Dispose();
    }

    [Fact]
    public async Task Two_that_show_the_right_certificates_talk()
    {
        await using var gateway = await StartAsync(Serving(), Calling());

        Assert.Equal(HttpStatusCode.OK, await AskAsync(gateway));
    }

    [Fact]
    public async Task Where_no_authority_of_clients_is_named_the_server_alone_shows_one()
    {
        var serving = Serving();
        serving.Authority = "";
        await using var gateway = await StartAsync(serving, [$"Gateway:MatchingTls:Authority={authority.File}", $"Gateway:MatchingTls:Peer={Matching}"]);

        Assert.Equal(HttpStatusCode.OK, await AskAsync(gateway));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("another authority")]
    [InlineData("expired")]
    [InlineData("another name")]
    [InlineData("another purpose")]
    public async Task A_caller_without_the_right_certificate_reaches_nothing(string fault)
    {
        var shown = fault switch
        {
            "none" => ("", ""),
            "another authority" => another.Issue(Gateway, Gateway, Authority.ForClients),
            "expired" => authority.Issue(Gateway, Gateway, Authority.ForClients, expired: true),
            "another name" => authority.Issue(Gateway, "somebody", Authority.ForClients),
            _ => authority.Issue(Gateway, Gateway, Authority.ForServers),
        };
        await using var gateway = await StartAsync(Serving(), Calling(shown));

        await AssertUnreachableAsync(gateway);
    }

    [Theory]
    [InlineData("another authority")]
    [InlineData("expired")]
    [InlineData("another name")]
    [InlineData("another purpose")]
    public async Task Nothing_is_said_to_a_server_without_the_right_certificate(string fault)
    {
        var serving = Serving(fault switch
        {
            "another authority" => another.Issue(Matching, Matching, Authority.ForServers),
            "expired" => authority.Issue(Matching, Matching, Authority.ForServers, expired: true),
            "another name" => authority.Issue(Matching, "somebody", Authority.ForServers),
            _ => authority.Issue(Matching, Matching, Authority.ForClients),
        });
        await using var gateway = await StartAsync(serving, Calling());

        await AssertUnreachableAsync(gateway);
    }

    [Fact]
    public async Task A_caller_in_the_clear_reaches_nothing()
    {
        var matching = await FakeMatching.StartAsync(tls: Serving());
        await using var gateway = await GatewayFixture.StartAsync(matching, TimeProvider.System, $"Gateway:Matching={matching.Address.Replace("https:", "http:", StringComparison.Ordinal)}");

        await AssertUnreachableAsync(gateway);
    }

    [Fact]
    public async Task Renewed_certificates_are_in_use_without_a_restart_and_no_call_is_lost()
    {
        var serving = Serving();
        await using var gateway = await StartAsync(serving, Calling());
        var before = await ShownAsync(gateway);
        using var enough = new CancellationTokenSource();
        var asked = 0;
        var calls = Enumerable.Range(0, 4).Select(async _ =>
        {
            while (!enough.IsCancellationRequested)
            {
                Assert.Equal(HttpStatusCode.OK, await AskAsync(gateway));
                Interlocked.Increment(ref asked);
            }
        }).ToList();
        for (var turn = 0; turn < 3; turn++)
        {
            await MoreAsync();

            // In the middle of a change the two files do not belong together: what was there before is shown.
            var certificate = await File.ReadAllTextAsync(serving.Certificate, Cancel);
            authority.Issue(Matching, Matching, Authority.ForServers);
            var renewed = await File.ReadAllTextAsync(serving.Certificate, Cancel);
            await File.WriteAllTextAsync(serving.Certificate, certificate, Cancel);
            Assert.Equal(before, await ShownAsync(gateway));
            await File.WriteAllTextAsync(serving.Certificate, renewed, Cancel);
            var now = await ShownAsync(gateway);
            Assert.NotEqual(before, now);
            before = now;

            // A Gateway that connects anew believes it.
            authority.Issue(Gateway, Gateway, Authority.ForClients);
            await using var fresh = await GatewayFixture.StartAsync(gateway.Matching, TimeProvider.System, owns: false, Calling(Files(serving, Gateway)));
            Assert.Equal(HttpStatusCode.OK, await AskAsync(fresh));
        }

        await MoreAsync();
        await enough.CancelAsync();
        await Task.WhenAll(calls);

        Task MoreAsync()
        {
            var seen = asked;
            return Eventually.HoldsAsync(() => Task.FromResult(asked > seen + 20 || calls.Exists(call => call.IsFaulted)));
        }
    }

    [Fact]
    public async Task An_authority_that_is_replaced_is_believed_no_more()
    {
        await using var gateway = await StartAsync(Serving(), Calling());
        Assert.Equal(HttpStatusCode.OK, await AskAsync(gateway));
        var before = await File.ReadAllTextAsync(authority.File, Cancel);

        await File.WriteAllTextAsync(authority.File, await File.ReadAllTextAsync(another.File, Cancel), Cancel);
        await using (var refused = await GatewayFixture.StartAsync(gateway.Matching, TimeProvider.System, owns: false, Calling()))
        {
            await AssertUnreachableAsync(refused);
        }

        await File.WriteAllTextAsync(authority.File, before, Cancel);
        await using var again = await GatewayFixture.StartAsync(gateway.Matching, TimeProvider.System, owns: false, Calling());
        Assert.Equal(HttpStatusCode.OK, await AskAsync(again));
    }

    private static (string Certificate, string Key) Files(TlsOptions beside, string name)
    {
        var folder = Path.GetDirectoryName(beside.Certificate)!;
        return (Path.Combine(folder, $"{name}.crt"), Path.Combine(folder, $"{name}.key"));
    }

    private static async Task<GatewayFixture> StartAsync(TlsOptions serving, string[] calling) =>
        await GatewayFixture.StartAsync(await FakeMatching.StartAsync(tls: serving), TimeProvider.System, calling);

    private static async Task<HttpStatusCode> AskAsync(GatewayFixture gateway)
    {
        using var answer = await gateway.Client.GetAsync("/v1/seats/E14001276", Cancel);
        return answer.StatusCode;
    }

    private static async Task AssertUnreachableAsync(GatewayFixture gateway)
    {
        var reached = false;
        gateway.Matching.On<GetSeatRequest>(_ =>
        {
            reached = true;
            return new GetSeatResponse();
        });
        using var answer = await gateway.Client.GetAsync("/v1/seats/E14001276", Cancel);
        Assert.Equal("UNAVAILABLE", (await ProblemTests.ReadAsync(answer, 503)).GetProperty("reason").GetString());
        Assert.False(reached);
    }

    /// <summary>The serial number of what the server shows to a new connection.</summary>
    private static async Task<string> ShownAsync(GatewayFixture gateway)
    {
        var address = new Uri(gateway.Matching.Address);
        using var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port, Cancel);
        var serial = "";
        await using var stream = new SslStream(socket.GetStream());
        await stream.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = Matching,
                ApplicationProtocols = [SslApplicationProtocol.Http2],
                RemoteCertificateValidationCallback = (_, shown, _, _) =>
                {
                    serial = ((X509Certificate2)shown!).SerialNumber;
                    return shown is not null;
                },
            },
            Cancel);
        return serial;
    }

    private TlsOptions Serving((string Certificate, string Key)? shown = null)
    {
        var (certificate, key) = shown ?? authority.Issue(Matching, Matching, Authority.ForServers);
        return new TlsOptions { Certificate = certificate, Key = key, Authority = authority.File, Peer = Gateway };
    }

    private string[] Calling((string Certificate, string Key)? shown = null)
    {
        var (certificate, key) = shown ?? authority.Issue(Gateway, Gateway, Authority.ForClients);
        return
        [
            $"Gateway:MatchingTls:Authority={authority.File}", $"Gateway:MatchingTls:Peer={Matching}",
            $"Gateway:MatchingTls:Certificate={certificate}", $"Gateway:MatchingTls:Key={key}",
        ];
    }
}
