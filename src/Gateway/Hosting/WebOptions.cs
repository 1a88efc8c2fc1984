namespace Gateway.Hosting;

/// <summary>What an operator may set of the web client, under <c>Gateway:Web</c>.</summary>
internal sealed class WebOptions
{
    /// <summary>Slug of the campaign that the client serves; where empty, the one that its address names (<c>?campaign=</c>), else the only one there is.</summary>
    public string Campaign { get; set; } = "";

    /// <summary>
    /// Address of a MapLibre style that is drawn below the seats, https or on this host; none by default, and then nothing is asked of anybody else. Its host, and those of
    /// <see cref="BaseHosts"/>, see which part of the map somebody looks at.
    /// </summary>
    public string BaseStyle { get; set; } = "";

    /// <summary>Further origins that the base style fetches tiles, signs and letters from, for example <c>https://tiles.example.org</c>.</summary>
    public IList<string> BaseHosts { get; } = [];

    /// <summary>Every origin that the base style speaks to; none where there is no base style, or it is on this host.</summary>
    public IEnumerable<string> Origins =>
        BaseStyle.Length == 0 ? [] : BaseHosts.Concat(Uri.TryCreate(BaseStyle, UriKind.Absolute, out var style) && style.Scheme == Uri.UriSchemeHttps ? [style.GetLeftPart(UriPartial.Authority)] : []).Distinct(StringComparer.Ordinal);

    /// <summary>What is wrong, to be told behind the section's name; null where all is well.</summary>
    public string? Fault()
    {
        if (BaseStyle.Length > 0 && !BaseStyle.StartsWith('/') && !IsOrigin(BaseStyle, withPath: true))
        {
            return $":{nameof(BaseStyle)} must be an https address, or a path on this host that begins with /";
        }

        return BaseHosts.FirstOrDefault(host => !IsOrigin(host, withPath: false)) is { } wrong ? $":{nameof(BaseHosts)} must be https origins such as https://tiles.example.org; '{wrong}' is none" : null;
    }

    private static bool IsOrigin(string text, bool withPath) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0
        && (withPath || text == address.GetLeftPart(UriPartial.Authority));
}
