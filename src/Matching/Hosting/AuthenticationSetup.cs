using Matching.Hosting.Tokens;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Matching.Hosting;

/// <summary>
/// Who is asking: bearer tokens, signed with the key of a file. What each rpc demands of the caller stands in <c>Api/AccessTable</c>.
/// </summary>
internal static class AuthenticationSetup
{
    /// <summary>How far the clocks of issuer and service may be apart.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    /// <summary>Registers the check of bearer tokens.</summary>
    public static void AddMatchingAuthentication(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<TokenOptions>()
            .Bind(builder.Configuration.GetSection(TokenOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<IOptions<TokenOptions>, IHostEnvironment, TimeProvider>(Configure)
            // A missing key is found when the service starts, not by the first caller.
            .ValidateOnStart();
    }

    private static void Configure(JwtBearerOptions bearer, IOptions<TokenOptions> options, IHostEnvironment environment, TimeProvider clock)
    {
        var tokens = options.Value;
        bearer.MapInboundClaims = false;
        bearer.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = tokens.Issuer,
            ValidAudience = tokens.Audience,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            IssuerSigningKey = KeyOf(tokens, environment),
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            NameClaimType = "name",
            RoleClaimType = "role",
            LifetimeValidator = (starts, ends, _, _) =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                return ends is { } end && end > now - ClockSkew && (starts ?? DateTime.MinValue) <= now + ClockSkew;
            },
        };
    }

    /// <summary>The key; a fault is told as that of an option, with all others.</summary>
    private static ECDsaSecurityKey KeyOf(TokenOptions tokens, IHostEnvironment environment)
    {
        try
        {
            return environment.IsDevelopment() ? TokenKeyFile.ReadOrMake(tokens.KeyFile) : TokenKeyFile.Read(tokens.KeyFile);
        }
        catch (Exception fault) when (fault is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            throw new OptionsValidationException(JwtBearerDefaults.AuthenticationScheme, typeof(JwtBearerOptions), [fault.Message]);
        }
    }
}
