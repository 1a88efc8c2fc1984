namespace Operations.Bearers;

/// <summary>Whose bearer tokens are believed: the service's own, and those of foreign issuers.</summary>
public sealed class BearerOptions
{
    /// <summary>The issuer that the service's own tokens name.</summary>
    public string Issuer { get; set; } = "matching-dev";

    /// <summary>The audience that the service's own tokens name.</summary>
    public string Audience { get; set; } = "matching";

    /// <summary>
    /// PEM file of a P-256 key; the public half is enough to check tokens. Relative to the working directory. In development it is
    /// made where it is missing.
    /// </summary>
    public string KeyFile { get; set; } = Path.Combine(".data", "token-key.pem");

    /// <summary>Whether tokens of <c>./dev token</c> are believed, which say themselves what their bearer may do; by default only in development.</summary>
    public bool? Development { get; set; }

    /// <summary>Foreign issuers, each for one campaign.</summary>
    public IList<BearerIssuer> Issuers { get; } = [];
}
