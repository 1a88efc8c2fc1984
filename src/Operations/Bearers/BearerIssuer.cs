namespace Operations.Bearers;

/// <summary>A foreign OpenID Connect provider whose access tokens are believed for one campaign.</summary>
public sealed class BearerIssuer
{
    /// <summary>Its issuer URL, as it stands in <c>iss</c>; the keys are found by discovery below it. https, but for loopback.</summary>
    public string Issuer { get; set; } = "";

    /// <summary>The audience that its tokens must name.</summary>
    public string Audience { get; set; } = "";

    /// <summary>Slug of the campaign that its people belong to. A token never says this itself.</summary>
    public string Campaign { get; set; } = "";

    /// <summary>The signatures that are believed, of <see cref="KnownAlgorithms"/>; by default RS256, PS256 and ES256.</summary>
    public IList<string> Algorithms { get; } = [];

    /// <summary>The claim with the first name; the address is never shown to anybody in its place.</summary>
    public string NameClaim { get; set; } = "given_name";

    /// <summary>Signatures by a private key. One by a shared secret could be made by whoever may check it.</summary>
    public static IReadOnlySet<string> KnownAlgorithms { get; } =
        new HashSet<string>(["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"], StringComparer.Ordinal);

    /// <summary>Those set, or the default.</summary>
    public IReadOnlyList<string> EffectiveAlgorithms => Algorithms.Count > 0 ? [.. Algorithms] : ["RS256", "PS256", "ES256"];

    /// <summary>What is wrong with it, as sentences that begin with the option's name.</summary>
    public IEnumerable<string> Faults(string section)
    {
        if (!Uri.TryCreate(Issuer, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttps && !(url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)))
        {
            yield return $"{section}:{nameof(Issuer)} must be an https URL.";
        }

        if (Audience.Length == 0)
        {
            yield return $"{section}:{nameof(Audience)} must be set: without it a token made for any other service would do.";
        }

        if (Campaign.Length is 0 or > 40 || !Campaign.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
        {
            yield return $"{section}:{nameof(Campaign)} must be 1 to 40 lower-case letters, digits and hyphens.";
        }

        if (Algorithms.Any(algorithm => !KnownAlgorithms.Contains(algorithm)))
        {
            yield return $"{section}:{nameof(Algorithms)} must be of {string.Join(", ", KnownAlgorithms)}.";
        }

        if (NameClaim.Length == 0)
        {
            yield return $"{section}:{nameof(NameClaim)} must be set.";
        }
    }
}
