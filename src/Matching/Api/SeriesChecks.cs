using System.Globalization;

namespace Matching.Api;

/// <summary>Checks of local dates and times, and their text.</summary>
internal static class SeriesChecks
{
    private const string DateForm = "yyyy-MM-dd";
    private const string TimeForm = "HH:mm";

    /// <summary>A date; null where it is wrong.</summary>
    public static DateOnly? Date(this FieldChecks checks, string field, string value)
    {
        if (DateOnly.TryParseExact(value, DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 2000 and < 2100)
        {
            return date;
        }

        checks.Add(field, "Must be a date such as 2026-05-02, between the years 2000 and 2100.");
        return null;
    }

    /// <summary>From when until when a driver is free on a day.</summary>
    /// <param name="checks">Collects what is wrong.</param>
    /// <param name="at">The message that says it.</param>
    /// <param name="leaves">Its earliest departure.</param>
    /// <param name="home">Its latest return.</param>
    public static (TimeOnly Leaves, TimeOnly Home) DayTimes(this FieldChecks checks, string at, string leaves, string home)
    {
        var (from, until) = (checks.Time($"{at}.earliest_departure", leaves), checks.Time($"{at}.latest_return", home));
        if (until <= from)
        {
            checks.Add($"{at}.latest_return", "Must be later on the day than earliest_departure.", $"{at}.earliest_departure");
        }

        return (from ?? default, until ?? default);
    }

    /// <summary>The text of a date.</summary>
    public static string Spell(this DateOnly date) => date.ToString(DateForm, CultureInfo.InvariantCulture);

    /// <summary>The text of a time.</summary>
    public static string Spell(this TimeOnly time) => time.ToString(TimeForm, CultureInfo.InvariantCulture);

    private static TimeOnly? Time(this FieldChecks checks, string field, string value)
    {
        if (TimeOnly.TryParseExact(value, TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        checks.Add(field, "Must be a local time such as 09:00.");
        return null;
    }
}
