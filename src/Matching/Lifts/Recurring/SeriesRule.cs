using System.Text.RegularExpressions;
using Ical.Net;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using Matching.Outcomes;

namespace Matching.Lifts.Recurring;

/// <summary>
/// An RFC 5545 rule of dates. The calendar library reads and evaluates it; what is left out is only what would be endless work, or would say again what the
/// series says: at most one occurrence a day, for a bounded time.
/// </summary>
public sealed partial class SeriesRule
{
    /// <summary>Most characters of a rule.</summary>
    public const int MostLength = 200;

    private const int MostSteps = 366;

    private const string Unread = "Must be the value of an RFC 5545 RRULE, such as FREQ=WEEKLY;BYDAY=SA.";

    private readonly string text;

    private SeriesRule(string text) => this.text = text;

    /// <summary>Reads a rule; fails with what is wrong with it, as a fault of the field <c>rule</c>.</summary>
    public static Result<SeriesRule> Read(string text) => FaultOf(text) is { } fault ? Failure.Invalid("rule", fault) : new SeriesRule(text);

    /// <summary>The dates of a series by this rule, with its driver's times on them.</summary>
    public IEnumerable<OccurrenceTimes> Occurrences(LiftSeries series)
    {
        var rule = new RecurrenceRule(text);
        var most = rule.Count ?? MostSteps + 1;
        var first = new CalDateTime(series.Start, series.Terms.EarliestDeparture, SeriesCalendar.Zone);
        // Whatever never comes again is looked for no longer than until the last date.
        rule.Count = null;
        rule.Until = new CalDateTime(SeriesCalendar.InstantOf(series.End, new TimeOnly(23, 59, 59)).UtcDateTime, CalDateTime.UtcTzId);
        return new RecurrencePatternEvaluator(rule).Evaluate(first, first, new EvaluationOptions())
            .Select(period => period.StartTime)
            .TakeWhile(start => start.Date <= series.End)
            .Take(most)
            .Select(start => new OccurrenceTimes(
                start.Date,
                new DateTimeOffset(start.AsUtc, TimeSpan.Zero),
                SeriesCalendar.InstantOf(start.Date, series.Terms.LatestReturn)));
    }

    private static string? FaultOf(string text)
    {
        if (text.Length is 0 or > MostLength)
        {
            return $"Must be 1 to {MostLength} characters, such as FREQ=WEEKLY;BYDAY=SA.";
        }

        var names = text.Split(';').Select(part => part.Split('=')[0].Trim().ToUpperInvariant()).ToList();
        if (names.Distinct().Count() < names.Count)
        {
            return "Must name each part once.";
        }

        // The library reads an UNTIL that is no date as none.
        if (names.Contains("UNTIL"))
        {
            return "Must not hold UNTIL: end_date says when the series ends.";
        }

        return Read(text, out var rule) is { } unread ? unread : FaultOf(rule) ?? FaultOfParts(rule);
    }

    private static string? Read(string text, out RecurrenceRule rule)
    {
        rule = new RecurrenceRule();
        if (!Form().IsMatch(text))
        {
            return Unread;
        }

        try
        {
            rule = new RecurrenceRule(text);
            return null;
        }
        catch (Exception unread) when (unread is ArgumentException or FormatException or OverflowException or InvalidOperationException)
        {
            return Unread;
        }
    }

    private static string? FaultOf(RecurrenceRule rule) =>
        rule.Frequency is not (FrequencyType.Daily or FrequencyType.Weekly or FrequencyType.Monthly or FrequencyType.Yearly)
            ? "Must have a FREQ of DAILY, WEEKLY, MONTHLY or YEARLY."
        : rule.ByHour.Count + rule.ByMinute.Count + rule.BySecond.Count > 0
            ? "Must not hold BYHOUR, BYMINUTE or BYSECOND: earliest_departure and latest_return say the time of day."
        : rule.Interval is < 1 or > MostSteps ? $"Must have an INTERVAL of 1 to {MostSteps}."
        : rule.Count is < 1 or > MostSteps ? $"Must have a COUNT of 1 to {MostSteps}, or none."
        : null;

    /// <summary>What RFC 5545 forbids side by side; the library passes over such a part, and would name dates that nobody meant.</summary>
    private static string? FaultOfParts(RecurrenceRule rule) =>
        rule.ByMonthDay.Count > 0 && rule.Frequency == FrequencyType.Weekly ? "Must not hold BYMONTHDAY where FREQ is WEEKLY."
        : rule.ByYearDay.Count > 0 && rule.Frequency != FrequencyType.Yearly ? "Must not hold BYYEARDAY but where FREQ is YEARLY."
        : rule.ByWeekNo.Count > 0 && rule.Frequency != FrequencyType.Yearly ? "Must not hold BYWEEKNO but where FREQ is YEARLY."
        : rule.ByDay.Any(day => day.Offset is not null) && !(rule.Frequency == FrequencyType.Monthly || (rule.Frequency == FrequencyType.Yearly && rule.ByWeekNo.Count == 0))
            ? "Must not number the days of BYDAY but where FREQ is MONTHLY, or YEARLY without BYWEEKNO."
        : rule.BySetPosition.Count > 0 && rule.ByMonth.Count + rule.ByWeekNo.Count + rule.ByYearDay.Count + rule.ByMonthDay.Count + rule.ByDay.Count == 0
            ? "Must not hold BYSETPOS without another part that begins with BY."
        : null;

    /// <summary>The library reads the beginning of a value that it understands, and passes over the rest.</summary>
    [GeneratedRegex(
        @"\A(?:(?:FREQ=[A-Z]+|WKST=[A-Z]{2}|BYDAY=[+-]?\d{0,2}[A-Z]{2}(?:,[+-]?\d{0,2}[A-Z]{2})*|(?:INTERVAL|COUNT|BYSETPOS|BYMONTH|BYMONTHDAY|BYYEARDAY|BYWEEKNO|BYHOUR|BYMINUTE|BYSECOND)=[0-9,+-]+)(?:;|\z))+\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
