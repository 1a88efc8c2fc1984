using Matching.People.SignIn;
using Microsoft.Extensions.Options;
using Operations.Bearers;

namespace Matching.Hosting.Tokens;

/// <summary>Signs the access tokens of people who signed in here. They say who somebody is; what they may do stands in the campaign's records.</summary>
internal sealed class SignInMint(IOptions<BearerOptions> options, SignInRules rules, TimeProvider clock) : ITokenMint
{
    // Read when somebody first signs in: a service that only checks tokens needs no private key.
    private readonly Lazy<TokenMint> mint = new(() => new TokenMint(options.Value, TokenKeyFile.Read(options.Value.KeyFile), clock));

    /// <inheritdoc />
    public (string Token, DateTimeOffset ExpiresAt) SignFor(SignedIn person)
    {
        var token = mint.Value.Sign(
            new Dictionary<string, object> { [BearerClaims.Subject] = $"{person.Person}", [BearerClaims.Name] = person.FirstName, [BearerClaims.Campaign] = person.Campaign },
            rules.AccessFor);
        return (token, clock.GetUtcNow() + rules.AccessFor);
    }
}
