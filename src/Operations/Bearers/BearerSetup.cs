using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Operations.Bearers;

/// <summary>
/// Registers the check of bearer tokens: one scheme for the service's own, one for each foreign issuer, and before them a choice by the issuer that a token
/// names, which is believed only once that issuer's keys have borne it out.
/// </summary>
public static class BearerSetup
{
    /// <summary>The scheme that chooses.</summary>
    public const string Chooser = "Bearers";

    /// <summary>How far the clocks of issuer and service may be apart.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How soon an issuer's keys may be read again for a token that none of them signed. Anybody can send such a token: were it minutes, as it is by default, one bad token would keep
    /// good ones of a changed key out for as long.
    /// </summary>
    private static readonly TimeSpan KeysAtMostEvery = TimeSpan.FromSeconds(5);

    /// <summary>Longest token that is looked at at all.</summary>
    internal const int MostCharacters = 8 * 1024;

    /// <summary>Registers the schemes of the options under <paramref name="section"/>.</summary>
    public static void AddBearers(this IHostApplicationBuilder builder, string section)
    {
        builder.Services.AddOptions<BearerOptions>().BindConfiguration(section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<BearerOptions>>(new BearerOptionsCheck(section));
        builder.Services.AddSingleton<BearerReader>();
        var options = builder.Configuration.GetSection(section).Get<BearerOptions>() ?? new BearerOptions();
        var schemes = new Dictionary<string, string>(StringComparer.Ordinal);
        var authentication = builder.Services.AddAuthentication(Chooser)
            .AddPolicyScheme(Chooser, null, policy => policy.ForwardDefaultSelector = http =>
                schemes.Count > 0 && IssuerOf(http.Request.Headers.Authorization) is { } named && schemes.TryGetValue(named, out var scheme) ? scheme : JwtBearerDefaults.AuthenticationScheme)
            .AddJwtBearer();
        builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<IOptions<BearerOptions>, IHostEnvironment, TimeProvider>((bearer, believed, environment, clock) => Own(bearer, believed.Value, section, environment, clock))
            // A missing key is found when the service starts, not by the first caller.
            .ValidateOnStart();
        foreach (var (issuer, at) in options.Issuers.Select((issuer, at) => (issuer, at)))
        {
            var scheme = $"issuer-{at}";
            // One that is named twice is told when the options are checked.
            schemes.TryAdd(issuer.Issuer, scheme);
            authentication.AddJwtBearer(scheme, null!);
            builder.Services.AddOptions<JwtBearerOptions>(scheme).Configure<TimeProvider>((bearer, clock) => Foreign(bearer, issuer, clock));
        }
    }

    /// <summary>Has every request that shows a token carry whom it names, if it is believed. Most bring none, and pay for no look at one.</summary>
    public static void UseBearers(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        // The host would put its own look before every call unless told that it is there.
        app.Properties["__AuthenticationMiddlewareSet"] = true;
        var bearers = app.ApplicationServices.GetRequiredService<BearerReader>();
        app.Use(next => http => http.Request.Headers.Authorization.Count == 0 ? next(http) : ServeAsync(http, next));

        async Task ServeAsync(HttpContext http, RequestDelegate next)
        {
            http.User = await bearers.ReadAsync(http) ?? http.User;
            await next(http);
        }
    }

    /// <summary>The subject of a foreign issuer's person: the same for ever, and telling nothing of the issuer's own name for them.</summary>
    public static string ForeignSubject(string issuer, string subject) =>
        "o-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer}\n{subject}")).AsSpan(0, 16));

    /// <summary>The issuer that a token names, not yet believed; null where it is no token.</summary>
    private static string? IssuerOf(string? header)
    {
        const string Scheme = "Bearer ";
        if (header is null || header.Length > MostCharacters || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        try
        {
            return new JsonWebToken(header[Scheme.Length..]).Issuer;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static void Own(JwtBearerOptions bearer, BearerOptions options, string section, IHostEnvironment environment, TimeProvider clock)
    {
        var development = options.Development ?? environment.IsDevelopment();
        bearer.MapInboundClaims = false;
        bearer.TokenValidationParameters = Parameters(options.Issuer, options.Audience, [SecurityAlgorithms.EcdsaSha256], clock);
        bearer.TokenValidationParameters.IssuerSigningKey = KeyOf(options.KeyFile, section, environment);
        bearer.Events = new JwtBearerEvents
        {
            OnTokenValidated = context =>
            {
                var said = context.Principal!;
                var via = said.FindFirst(BearerClaims.IsDevelopment)?.Value == "true" ? BearerClaims.Development : BearerClaims.SignIn;
                if (via == BearerClaims.Development && !development)
                {
                    context.Fail("Tokens of a development run are not believed here.");
                    return Task.CompletedTask;
                }

                string[] kept = [BearerClaims.Subject, BearerClaims.Name, BearerClaims.Campaign, BearerClaims.Expires, .. via == BearerClaims.Development ? [BearerClaims.Role] : Array.Empty<string>()];
                context.Principal = PrincipalOf(via, said.Claims.Where(claim => kept.Contains(claim.Type)));
                return Task.CompletedTask;
            },
        };
    }

    private static void Foreign(JwtBearerOptions bearer, BearerIssuer issuer, TimeProvider clock)
    {
        bearer.MapInboundClaims = false;
        bearer.Authority = issuer.Issuer;
        bearer.RequireHttpsMetadata = issuer.Issuer.StartsWith("https:", StringComparison.Ordinal);
        bearer.BackchannelTimeout = TimeSpan.FromSeconds(5);
        bearer.RefreshInterval = KeysAtMostEvery;
        bearer.TokenValidationParameters = Parameters(issuer.Issuer, issuer.Audience, issuer.EffectiveAlgorithms, clock);
        bearer.Events = new JwtBearerEvents
        {
            OnTokenValidated = context =>
            {
                var said = context.Principal!;
                if (said.FindFirst("sub")?.Value is not { Length: > 0 } subject)
                {
                    context.Fail("The token names nobody.");
                    return Task.CompletedTask;
                }

                List<Claim> kept =
                [
                    new(BearerClaims.Subject, ForeignSubject(issuer.Issuer, subject)),
                    new(BearerClaims.Campaign, issuer.Campaign),
                    .. said.FindFirst(issuer.NameClaim) is { } name ? [new Claim(BearerClaims.Name, name.Value)] : Array.Empty<Claim>(),
                    .. said.FindFirst("email_verified")?.Value == "true" && said.FindFirst("email") is { } email ? [new Claim(BearerClaims.Email, email.Value)] : Array.Empty<Claim>(),
                    .. said.FindFirst(BearerClaims.Issued) is { } issued ? [issued] : Array.Empty<Claim>(),
                    .. said.FindFirst(BearerClaims.Expires) is { } ends ? [ends] : Array.Empty<Claim>(),
                ];
                context.Principal = PrincipalOf(BearerClaims.Foreign, kept);
                return Task.CompletedTask;
            },
        };
    }

    private static ClaimsPrincipal PrincipalOf(string via, IEnumerable<Claim> claims) =>
        new(new ClaimsIdentity([new Claim(BearerClaims.Via, via), .. claims], via, BearerClaims.Name, BearerClaims.Role));

    private static TokenValidationParameters Parameters(string issuer, string audience, IEnumerable<string> algorithms, TimeProvider clock) => new()
    {
        ValidIssuer = issuer,
        ValidAudience = audience,
        ValidAlgorithms = algorithms,
        RequireExpirationTime = true,
        RequireSignedTokens = true,
        NameClaimType = BearerClaims.Name,
        RoleClaimType = BearerClaims.Role,
        LifetimeValidator = (starts, ends, _, _) =>
        {
            var now = clock.GetUtcNow().UtcDateTime;
            return ends is { } end && end > now - ClockSkew && (starts ?? DateTime.MinValue) <= now + ClockSkew;
        },
    };

    /// <summary>The key; a fault is told as that of an option, with all others.</summary>
    private static ECDsaSecurityKey KeyOf(string file, string section, IHostEnvironment environment)
    {
        try
        {
            return environment.IsDevelopment() ? TokenKeyFile.ReadOrMake(file) : TokenKeyFile.Read(file);
        }
        catch (Exception fault) when (fault is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            throw new OptionsValidationException(JwtBearerDefaults.AuthenticationScheme, typeof(JwtBearerOptions), [$"{section}:{nameof(BearerOptions.KeyFile)}: {fault.Message}"]);
        }
    }
}
