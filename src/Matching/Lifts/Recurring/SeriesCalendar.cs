using Ical.Net.DataTypes;

namespace Matching.Lifts.Recurring;

/// <summary>The local time that series are reckoned in. Clock changes are RFC 5545's: an hour that is skipped is read by the offset before it, one that comes twice is its first.</summary>
public static class SeriesCalendar
{
    /// <summary>How many days ahead occurrences are made: eight weeks.</summary>
    public const int DaysAhead = 56;

    /// <summary>A series lasts no longer.</summary>
    public const int MostDays = 366;

    /// <summary>The zone of the sessions, of the release of the time-zone database that the calendar library carries, so that it is the same on every machine.</summary>
    public const string Zone = "Europe/London";

    /// <summary>The local date of an instant.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => new CalDateTime(instant.UtcDateTime, CalDateTime.UtcTzId).ToTimeZone(Zone).Date;

    /// <summary>The local time of day of an instant.</summary>
    public static TimeOnly TimeOf(DateTimeOffset instant) => TimeOnly.FromDateTime(new CalDateTime(instant.UtcDateTime, CalDateTime.UtcTzId).ToTimeZone(Zone).Value);

    /// <summary>The instant of a local time.</summary>
    public static DateTimeOffset InstantOf(DateOnly date, TimeOnly time) => new(new CalDateTime(date, time, Zone).AsUtc, TimeSpan.Zero);

    /// <summary>The last date up to which occurrences are made now.</summary>
    public static DateOnly Horizon(DateTimeOffset now) => DateOf(now).AddDays(DaysAhead);
}
