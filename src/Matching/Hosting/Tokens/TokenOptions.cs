using System.ComponentModel.DataAnnotations;

namespace Matching.Hosting.Tokens;

/// <summary>Whose bearer tokens are believed, under the section <c>Matching:Tokens</c>.</summary>
internal sealed class TokenOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = MatchingOptions.Section + ":Tokens";

    /// <summary>The issuer that a token must name.</summary>
    [Required]
    public string Issuer { get; set; } = "matching-dev";

    /// <summary>The audience that a token must name.</summary>
    [Required]
    public string Audience { get; set; } = "matching";

    /// <summary>
    /// PEM file of a P-256 key; the public half is enough to check tokens. Relative to the working directory. In development it is
    /// made where it is missing.
    /// </summary>
    [Required]
    public string KeyFile { get; set; } = Path.Combine(".data", "token-key.pem");

    /// <summary>Reads the section, with what is left out as above.</summary>
    public static TokenOptions From(IConfiguration configuration) =>
        configuration.GetSection(Section).Get<TokenOptions>() ?? new TokenOptions();
}
