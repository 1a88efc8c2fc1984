using System.Net;
using System.Text;
using Gateway.Hosting;

namespace Gateway.Pages;

/// <summary>The one page of the web client: what the operator has set stands in its head, and its policy lets it speak to nobody else.</summary>
internal static class WebPage
{
    /// <summary>
    /// Paths of views. A closed list, so that an address that is neither a view nor a route stays <c>ROUTE_NOT_FOUND</c>; those of drivers and organisers have folders of their own.
    /// </summary>
    public static readonly IReadOnlyList<string> Paths =
        ["/", "/sign-in", "/no-thanks", "/mine", "/me", "/sessions/{session}", "/drive", "/drive/{**view}", "/organise", "/organise/{**view}"];

    /// <summary>The page with what the operator has set.</summary>
    public static byte[] Render(string index, WebOptions options) => Encoding.UTF8.GetBytes(index.Replace(
        "</head>",
        $"  <meta name=\"campaign\" content=\"{WebUtility.HtmlEncode(options.Campaign)}\">\n    <meta name=\"base-style\" content=\"{WebUtility.HtmlEncode(options.BaseStyle)}\">\n  </head>",
        StringComparison.Ordinal));

    /// <summary>Scripts and styles are files of our own, none stands in the page; pictures may also be made by a script (markers of the map).</summary>
    public static string PolicyFor(WebOptions options)
    {
        var origins = string.Concat(options.Origins.Select(origin => " " + origin));
        return $"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:{origins}; connect-src 'self'{origins}; worker-src 'self'; manifest-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }
}
