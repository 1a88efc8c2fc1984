namespace Matching.Demo;

/// <summary>Which weekend is coming, by London's clock.</summary>
internal static class ComingWeekend
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>The first Saturday after today's date, so that both of its days are still whole.</summary>
    public static DateOnly SaturdayAfter(DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, London).DateTime);
        var days = ((int)DayOfWeek.Saturday - (int)today.DayOfWeek + 7) % 7;
        return today.AddDays(days == 0 ? 7 : days);
    }

    /// <summary>The instants from Saturday's to Monday's midnight.</summary>
    public static (DateTimeOffset From, DateTimeOffset Until) Span(DateOnly saturday) => (Midnight(saturday), Midnight(saturday.AddDays(2)));

    private static DateTimeOffset Midnight(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, London.GetUtcOffset(local)).ToUniversalTime();
    }
}
