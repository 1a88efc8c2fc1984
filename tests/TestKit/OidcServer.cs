using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace TestKit;

/// <summary>A real OpenID Connect provider (npm <c>oidc-provider</c>), and a client of it that signs people in by the code flow with PKCE.</summary>
public sealed class OidcServer : IAsyncDisposable
{
    /// <summary>The audience of tokens for the service.</summary>
    public const string Audience = "https://lifts.example";

    /// <summary>The audience of tokens for another service of the same provider.</summary>
    public const string AnotherAudience = "https://another.example";

    private const string Client = "phone";
    private const string Back = "http://127.0.0.1/signed-in";

    private readonly NodeServer server;

    private OidcServer(NodeServer server, string url) => (this.server, Url) = (server, url);

    /// <summary>The provider's URL.</summary>
    public string Url { get; }

    /// <summary>Starts a provider. Skips the test that asks where there is none.</summary>
    public static async Task<OidcServer> StartAsync()
    {
        var (server, ready) = await NodeServer.StartAsync("oidc.mjs");
        return new OidcServer(server, (string)ready["url"]!);
    }

    /// <summary>The settings that make a program believe it for a campaign, under its section.</summary>
    public IEnumerable<(string Key, string Value)> SettingsFor(string campaign, string section) =>
    [
        ($"{section}:Tokens:Issuers:0:Issuer", Url),
        ($"{section}:Tokens:Issuers:0:Audience", Audience),
        ($"{section}:Tokens:Issuers:0:Campaign", campaign),
    ];

    /// <summary>What it says of a person in tokens from now on.</summary>
    public Task SayAsync(string person, string email, bool verified, string name) =>
        server.AskAsync("person", new() { ["id"] = person, ["claims"] = new JsonObject { ["email"] = email, ["email_verified"] = verified, ["given_name"] = name } });

    /// <summary>How it signs access tokens from now on.</summary>
    public Task SignByAsync(string algorithm) => server.AskAsync("sign", new() { ["alg"] = algorithm });

    /// <summary>For how many seconds access tokens are good from now on.</summary>
    public Task LastAsync(int seconds) => server.AskAsync("sign", new() { ["ttl"] = seconds });

    /// <summary>From now on new keys sign, and only those are published.</summary>
    public Task RotateAsync() => server.AskAsync("rotate");

    /// <summary>Signs a person in, and returns their tokens.</summary>
    public async Task<(string Access, string Id)> SignInAsync(string person, string audience = Audience)
    {
        // The provider's cookies are for its folders; the jar carries them.
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, CookieContainer = new CookieContainer() });
        var verifier = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
        var state = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(16));
        var step = new Uri($"{Url}/auth?" + string.Join('&', new Dictionary<string, string>
        {
            ["client_id"] = Client,
            ["response_type"] = "code",
            ["redirect_uri"] = Back,
            ["scope"] = "openid ride",
            ["resource"] = audience,
            ["state"] = state,
            ["code_challenge"] = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))),
            ["code_challenge_method"] = "S256",
            ["login_hint"] = person,
        }.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}")));
        for (var steps = 0; !step.AbsoluteUri.StartsWith(Back, StringComparison.Ordinal); steps++)
        {
            using var answer = await browser.GetAsync(step);
            Assert.True(steps < 10 && answer.Headers.Location is not null, $"{step.AbsolutePath} led nowhere: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            step = new Uri(step, answer.Headers.Location!);
        }

        var back = HttpUtility.ParseQueryString(step.Query);
        Assert.Equal(state, back["state"]);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["client_id"] = Client,
            ["code"] = back["code"] ?? throw new InvalidOperationException($"{back["error"]}: {back["error_description"]}"),
            ["redirect_uri"] = Back,
            ["code_verifier"] = verifier,
            ["resource"] = audience,
        });
        using var exchanged = await browser.PostAsync($"{Url}/token", form);
        var tokens = JsonNode.Parse(await exchanged.Content.ReadAsStringAsync())!;
        Assert.True(exchanged.IsSuccessStatusCode, tokens.ToJsonString());
        return ((string)tokens["access_token"]!, (string)tokens["id_token"]!);
    }

    /// <summary>The same claims without a signature, and with one that is not theirs.</summary>
    public static IEnumerable<string> Forged(string token)
    {
        var parts = token.Split('.');
        yield return $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"at+jwt"}""")}.{parts[1]}.";
        yield return $"{parts[0]}.{parts[1]}.";
        var claims = JsonNode.Parse(Base64UrlEncoder.Decode(parts[1]))!.AsObject();
        claims["sub"] = "somebody-else";
        yield return $"{parts[0]}.{Base64UrlEncoder.Encode(claims.ToJsonString())}.{parts[2]}";
    }

    /// <summary>What a token says in its head under a name.</summary>
    public static string HeadOf(string token, string name) => (string)JsonNode.Parse(Base64UrlEncoder.Decode(token.Split('.')[0]))![name]!;

    /// <inheritdoc />
    public ValueTask DisposeAsync() => server.DisposeAsync();
}
