using System.Globalization;
using Matching.Sessions;
using Matching.V1;
using Kind = Matching.V1.Session.Types.Kind.Types.Value;

namespace Matching.Api;

/// <summary>Checks of what requests say about sessions.</summary>
internal static class SessionChecks
{
    /// <summary>The kinds wanted; none where all are.</summary>
    public static IReadOnlyCollection<SessionKind> Kinds(this FieldChecks checks, string field, IEnumerable<Kind> kinds)
    {
        var wanted = new HashSet<SessionKind>();
        foreach (var kind in kinds)
        {
            if (!Enum.IsDefined(kind) || kind == Kind.Unspecified)
            {
                checks.Add(field, "Each must be CANVASS, LEAFLET, POLLING_DAY or PHONE_BANK.");
                return [];
            }

            wanted.Add(kind.ToDomain()!.Value);
        }

        return wanted;
    }

    /// <summary>After which session the page begins; null for the first.</summary>
    public static SessionPlace? SessionsAfter(this FieldChecks checks, ListSessionsRequest request) =>
        checks.InstantAndId(request, request.PageToken) is var (startsAt, id) ? new SessionPlace(startsAt, id) : null;

    /// <summary>After which queue number the page begins; 0 for the first.</summary>
    public static long SignUpsAfter(this FieldChecks checks, ListSignUpsRequest request)
    {
        if (checks.PageStart(request, request.PageToken, 1) is not [var queue])
        {
            return 0;
        }

        if (long.TryParse(queue, NumberStyles.None, CultureInfo.InvariantCulture, out var last))
        {
            return last;
        }

        checks.Add("page_token", "Must be the next_page_token of the same query.");
        return 0;
    }
}
