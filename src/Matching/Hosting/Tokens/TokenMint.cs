using System.Security.Cryptography;
using System.Text;
using Matching.People;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Operations.Bearers;

namespace Matching.Hosting.Tokens;

/// <summary>Signs bearer tokens with the key of the file.</summary>
internal sealed class TokenMint(BearerOptions options, ECDsaSecurityKey key, TimeProvider clock)
{
    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>The subject of a person who names none: the same for the same name in the same campaign.</summary>
    public static string SubjectOf(string campaign, string name) =>
        "dev-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{campaign}\n{name}")).AsSpan(0, 12));

    /// <summary>A development run's token, which says who <paramref name="caller"/> is and what they may do, for as long as <paramref name="lifetime"/>.</summary>
    public string Sign(Caller caller, TimeSpan lifetime) => Sign(
        new Dictionary<string, object>
        {
            [BearerClaims.Subject] = caller.Subject,
            [BearerClaims.Name] = caller.Name,
            [BearerClaims.Campaign] = caller.Campaign,
            [BearerClaims.Role] = caller.Role.ToString().ToLowerInvariant(),
            [BearerClaims.IsDevelopment] = true,
        },
        lifetime);

    /// <summary>A token with these claims.</summary>
    public string Sign(Dictionary<string, object> claims, TimeSpan lifetime)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = options.Issuer,
            Audience = options.Audience,
            IssuedAt = now,
            Expires = now + lifetime,
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256),
            Claims = claims,
        });
    }
}
