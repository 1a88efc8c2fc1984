using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Gateway.OpenApi;

/// <summary>As much of Markdown as the contract's comments use: paragraphs, lists, code, emphasis.</summary>
internal static partial class Markdown
{
    /// <summary>Paragraphs and lists.</summary>
    public static string ToHtml(string? text)
    {
        var html = new StringBuilder();
        foreach (var block in (text ?? "").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var items = $"\n{block}".Split("\n- ");
            if (items[0].Trim() is { Length: > 0 } before)
            {
                html.Append($"<p>{Inline(before)}</p>\n");
            }

            if (items.Length > 1)
            {
                html.Append($"<ul>\n{string.Concat(items.Skip(1).Select(item => $"<li>{Inline(item)}</li>\n"))}</ul>\n");
            }
        }

        return html.ToString();
    }

    /// <summary>Code and emphasis within a line; all else is text, whatever it holds.</summary>
    public static string Inline(string? text) =>
        Strong().Replace(Code().Replace(WebUtility.HtmlEncode(text ?? ""), "<code>$1</code>"), "<strong>$1</strong>");

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\*\*([^*]+)\*\*")]
    private static partial Regex Strong();
}
