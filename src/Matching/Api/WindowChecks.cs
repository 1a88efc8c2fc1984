using Google.Protobuf.WellKnownTypes;

namespace Matching.Api;

/// <summary>Checks the window in which sessions count.</summary>
internal static class WindowChecks
{
    private static readonly TimeSpan Usual = TimeSpan.FromDays(8);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>The window: from now where nothing is said, for eight days where nothing is said, for a year at most.</summary>
    public static (DateTimeOffset From, DateTimeOffset Until) Window(this FieldChecks checks, Timestamp? from, Timestamp? until, DateTimeOffset now)
    {
        var start = checks.OptionalInstant("from", from) ?? now;
        var end = checks.OptionalInstant("until", until) ?? start + Usual;
        if (end <= start || end > start + Longest)
        {
            checks.Add("until", "Must be after the window's start and at most 366 days after it.");
        }

        return (start, end);
    }
}
