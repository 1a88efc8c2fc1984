using System.Globalization;

namespace Matching.People;

/// <summary>An address of electronic mail in the one form in which it is compared: without spaces around it, in lower case, its domain in ASCII.</summary>
public sealed record EmailAddress
{
    /// <summary>Most characters, as RFC 5321 allows on the way.</summary>
    public const int MostCharacters = 254;

    private static readonly IdnMapping Domains = new() { UseStd3AsciiRules = true };

    private EmailAddress(string text) => Text = text;

    /// <summary>The address.</summary>
    public string Text { get; }

    /// <summary>Reads an address; null where it is none that mail could go to.</summary>
    public static EmailAddress? TryParse(string text)
    {
        var trimmed = text.Trim();
        var at = trimmed.LastIndexOf('@');
        if (trimmed.Length > MostCharacters || at is < 1 or > 64 || !IsLocal(trimmed[..at]))
        {
            return null;
        }

        try
        {
            var domain = Domains.GetAscii(trimmed[(at + 1)..]);
            return domain.Contains('.') && Uri.CheckHostName(domain) == UriHostNameType.Dns
                ? new EmailAddress($"{trimmed[..at]}@{domain}".ToLowerInvariant())
                : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Never printed by accident.</summary>
    public override string ToString() => "an address";

    /// <summary>Unquoted, as all addresses that people have are: what would need quoting is refused, and with it every trick with headers.</summary>
    private static bool IsLocal(string local) =>
        local[0] != '.' && local[^1] != '.' && !local.Contains("..", StringComparison.Ordinal)
        && local.All(letter => char.IsAsciiLetterOrDigit(letter) || letter > 127 && char.IsLetterOrDigit(letter) || "!#$%&'*+-/=?^_`{|}~.".Contains(letter));
}
