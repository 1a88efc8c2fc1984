using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace TestKit;

/// <summary>A foreign issuer of tokens on a free loopback port: discovery, keys that can be changed, and tokens of any content.</summary>
public sealed class Issuer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly TimeProvider clock;
    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };
    private volatile RsaSecurityKey key = FreshKey();

    private Issuer(WebApplication app, TimeProvider clock) => (this.app, this.clock) = (app, clock);

    /// <summary>The issuer's URL.</summary>
    public string Url => app.Urls.Single();

    /// <summary>The settings that make a service believe it for a campaign.</summary>
    public IEnumerable<(string Key, string Value)> SettingsFor(string campaign, int number = 0, string section = "Matching:Tokens") =>
    [
        ($"{section}:Issuers:{number}:Issuer", Url),
        ($"{section}:Issuers:{number}:Audience", "lifts"),
        ($"{section}:Issuers:{number}:Campaign", campaign),
    ];

    /// <summary>Starts an issuer.</summary>
    public static async Task<Issuer> StartAsync(TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var issuer = new Issuer(app, clock);
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = issuer.Url, jwks_uri = $"{issuer.Url}/keys" }));
        app.MapGet("/keys", () => Results.Json(new { keys = new[] { issuer.Key() } }));
        await app.StartAsync();
        return issuer;
    }

    /// <summary>From now on another key signs, and only that one is published.</summary>
    public void ChangeKey() => key = FreshKey();

    /// <summary>The public key in PEM, which a token signed by it as a shared secret would be made with.</summary>
    public string PublicKey => key.Rsa.ExportSubjectPublicKeyInfoPem();

    /// <summary>A token as this issuer makes it, with what is set here in place of the usual.</summary>
    public string Token(
        string subject,
        string? name = null,
        string? email = null,
        bool verified = true,
        string? issuer = null,
        string audience = "lifts",
        TimeSpan? lifetime = null,
        string algorithm = SecurityAlgorithms.RsaSha256,
        SecurityKey? signedBy = null,
        bool issued = true,
        params (string Claim, object Value)[] more)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object> { ["sub"] = subject };
        if (name is not null)
        {
            claims["given_name"] = name;
        }

        if (email is not null)
        {
            claims["email"] = email;
            claims["email_verified"] = verified;
        }

        foreach (var (claim, value) in more)
        {
            claims[claim] = value;
        }

        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? Url,
            Audience = audience,
            IssuedAt = issued ? now : null,
            Expires = now + (lifetime ?? TimeSpan.FromHours(1)),
            SigningCredentials = new SigningCredentials(signedBy ?? key, algorithm),
            Claims = claims,
        });
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static RsaSecurityKey FreshKey() => new(RSA.Create(2048)) { KeyId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)) };

    private object Key()
    {
        var numbers = key.Rsa.ExportParameters(false);
        return new { kty = "RSA", use = "sig", alg = "RS256", kid = key.KeyId, n = Base64UrlEncoder.Encode(numbers.Modulus), e = Base64UrlEncoder.Encode(numbers.Exponent) };
    }
}
