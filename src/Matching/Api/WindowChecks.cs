using Google.Protobuf.WellKnownTypes;

namespace Matching.Api;

/// <summary>Checks the window in which sessions count.</summary>
internal static class WindowChecks
{
    private static readonly TimeSpan Usual = TimeSpan.FromDays(8);

    /// <summary>What anybody may ask for without a token: every session in it is looked at, with its lifts (decision 405).</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    /// <summary>The window: from now where nothing is said, for eight days where nothing is said, for 31 days at most.</summary>
    public static (DateTimeOffset From, DateTimeOffset Until) Window(this FieldChecks checks, Timestamp? from, Timestamp? until, DateTimeOffset now)
    {
        var start = checks.OptionalInstant("from", from) ?? now;
        var end = checks.OptionalInstant("until", until) ?? start + Usual;
        if (end <= start || end > start + Longest)
        {
            checks.Add("until", "Must be after the window's start and at most 31 days after it.", "from");
        }

        return (start, end);
    }
}
