
namespace Operations.Bearers;

/// <summary>
/// What is left of a token once it is believed. Whatever else a foreign token says is dropped, so that it cannot speak of roles or campaigns.
/// </summary>
public static class BearerClaims
{
    /// <summary>How the bearer became known: one of the three below.</summary>
    public const string Via = "via";

    /// <summary>A token of a development run: it says campaign and role itself.</summary>
    public const string Development = "development";

    /// <summary>The claim by which a development run's token says that it is one.</summary>
    public const string IsDevelopment = "dev";

    /// <summary>A token of the service's own sign-in.</summary>
    public const string SignIn = "sign-in";

    /// <summary>A token of a foreign issuer.</summary>
    public const string Foreign = "foreign";

    /// <summary>The person.</summary>
    public const string Subject = "sub";

    /// <summary>The first name, where the token says one.</summary>
    public const string Name = "name";

    /// <summary>The campaign.</summary>
    public const string Campaign = "campaign";

    /// <summary>The role; only of <see cref="Development"/>.</summary>
    public const string Role = "role";

    /// <summary>An address that the issuer has verified; only of <see cref="Foreign"/>.</summary>
    public const string Email = "email";

    /// <summary>When the token was issued, in seconds since 1970, where it says so; only of <see cref="Foreign"/>.</summary>
    public const string Issued = "iat";

    /// <summary>When the token ends, in seconds since 1970.</summary>
    public const string Expires = "exp";
}
