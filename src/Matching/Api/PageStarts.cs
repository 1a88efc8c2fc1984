using System.Globalization;
using Google.Protobuf;

namespace Matching.Api;

/// <summary>Reads where a page begins that is ordered by an instant, then by id.</summary>
internal static class PageStarts
{
    /// <summary>The instant, in UTC, and the id that the page comes after; null for the first page, and where the token is named as wrong.</summary>
    public static (DateTimeOffset At, Guid Id)? InstantAndId(this FieldChecks checks, IMessage query, string token)
    {
        if (checks.PageStart(query, token, 2) is not [var instant, var id])
        {
            return null;
        }

        if (DateTimeOffset.TryParseExact(instant, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at)
            && Guid.TryParseExact(id, "D", out var last))
        {
            return (at.ToUniversalTime(), last);
        }

        checks.Add("page_token", "Must be the next_page_token of the same query.");
        return null;
    }
}
