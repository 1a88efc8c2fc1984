using Ical.Net;
using Matching.Lifts;
using Matching.Lifts.Recurring;

namespace Matching.Tests.Lifts.Recurring;

/// <summary>Which dates a rule names, and which instants a driver's local times are on them.</summary>
public sealed class SeriesRuleTests
{
    [Theory]
    [InlineData("FREQ=WEEKLY;BYDAY=SA", "2026-10-10", "2026-11-14", "09:00")]
    [InlineData("FREQ=WEEKLY;BYDAY=SU", "2026-10-10", "2026-11-14", "01:30")]
    [InlineData("FREQ=WEEKLY;BYDAY=SU", "2027-03-13", "2027-04-18", "01:30")]
    [InlineData("FREQ=DAILY", "2026-10-20", "2026-10-30", "00:59")]
    [InlineData("FREQ=DAILY;INTERVAL=3;COUNT=4", "2027-03-22", "2027-05-01", "02:00")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU;WKST=SU", "2026-10-10", "2027-04-18", "10:15")]
    [InlineData("FREQ=MONTHLY;BYDAY=1SA,-1SU", "2026-09-01", "2027-05-01", "23:30")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=31", "2026-08-01", "2027-07-31", "07:45")]
    [InlineData("FREQ=YEARLY;BYMONTH=10,3;BYDAY=-1SU", "2026-08-01", "2027-07-31", "01:00")]
    public void Dates_and_instants_are_those_of_a_calendar_over_both_clock_changes(string rule, string start, string end, string time)
    {
        // The same series as a calendar file, read and unrolled by the library as a whole. RFC 5545 counts a DTSTART in any case; a series does not.
        var text = $"""
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            UID:1
            DTSTART;TZID=Europe/London:{start.Replace("-", "", StringComparison.Ordinal)}T{time.Replace(":", "", StringComparison.Ordinal)}00
            RRULE:{rule}
            END:VEVENT
            END:VCALENDAR
            """;
        var calendar = Calendar.Load(text.ReplaceLineEndings("\r\n"))!;
        var expected = calendar.GetOccurrences()
            .Select(one => one.Period.StartTime)
            .TakeWhile(one => one.Date <= DateOnly.Parse(end))
            .Select(one => (one.Date, one.AsUtc))
            .ToList();
        var made = Series(rule, start, end, time).Dates().Select(times => (times.Date, times.LeavesAt.UtcDateTime)).ToList();

        if (made.FirstOrDefault().Date != DateOnly.Parse(start))
        {
            expected.RemoveAll(one => one.Date == DateOnly.Parse(start));
        }

        Assert.True(made.Count > 1);
        Assert.Equal(expected, made);
    }

    [Fact]
    public void Nine_o_clock_stays_nine_o_clock_when_the_clocks_change()
    {
        Assert.Equal(
            ["10-18 08:00-17:30", "10-25 09:00-18:30", "11-01 09:00-18:30"],
            Spell(Series("FREQ=WEEKLY;BYDAY=SU", "2026-10-12", "2026-11-01", "09:00")));
        Assert.Equal(
            ["03-21 09:00-18:30", "03-28 08:00-17:30", "04-04 08:00-17:30"],
            Spell(Series("FREQ=WEEKLY;BYDAY=SU", "2027-03-15", "2027-04-04", "09:00")));
    }

    [Fact]
    public void An_hour_that_comes_twice_is_its_first_and_one_that_is_skipped_is_read_by_the_offset_before_it()
    {
        // 25 October 2026: 01:30 comes at 00:30 and at 01:30 UTC. 28 March 2027: there is no 01:30; by the winter's offset it is 01:30 UTC.
        Assert.Equal(["10-25 00:30-18:30"], Spell(Series("FREQ=DAILY", "2026-10-25", "2026-10-25", "01:30")));
        Assert.Equal(["03-28 01:30-17:30"], Spell(Series("FREQ=DAILY", "2027-03-28", "2027-03-28", "01:30")));
        Assert.Equal(["03-28 01:30-17:30", "03-29 00:30-17:30"], Spell(Series("FREQ=DAILY", "2027-03-28", "2027-03-29", "01:30")));
        Assert.Equal(["03-28 01:30-17:30", "04-04 00:30-17:30"], Spell(Series("FREQ=WEEKLY;BYDAY=SU", "2027-03-28", "2027-04-04", "01:30")));
        Assert.Equal(["10-25 00:30-18:30", "10-26 01:30-18:30"], Spell(Series("FREQ=DAILY", "2026-10-25", "2026-10-26", "01:30")));
        Assert.Equal(["03-29 01:30-17:30", "03-30 00:30-17:30"], Spell(Series("FREQ=DAILY", "2026-03-29", "2026-03-30", "01:30")));
        Assert.Equal(new DateOnly(2027, 3, 28), SeriesCalendar.DateOf(new(2027, 3, 27, 23, 30, 0, TimeSpan.FromHours(-1))));
        Assert.Equal(new DateOnly(2026, 7, 2), SeriesCalendar.DateOf(new(2026, 7, 1, 23, 30, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void The_first_date_is_one_only_where_the_rule_names_it()
    {
        Assert.Equal(new DateOnly(2026, 5, 2), Series("FREQ=WEEKLY;BYDAY=SA", "2026-04-30", "2026-06-01", "09:00").Dates().First().Date);
        Assert.Equal(new DateOnly(2026, 4, 30), Series("FREQ=WEEKLY", "2026-04-30", "2026-06-01", "09:00").Dates().First().Date);
    }

    [Theory]
    [InlineData("", "1 to 200")]
    [InlineData("every Saturday", "RFC 5545")]
    [InlineData("FREQ=WEEKLY;BYDAY=XX", "RFC 5545")]
    [InlineData("FREQ=WEEKLY;INTERVAL=99999999999999", "RFC 5545")]
    [InlineData("FREQ=WEEKLY;INTERVAL=0", "RFC 5545")]
    [InlineData("BYDAY=SA", "RFC 5545")]
    [InlineData("RRULE:FREQ=WEEKLY", "RFC 5545")]
    [InlineData("FREQ=HOURLY", "FREQ")]
    [InlineData("FREQ=MINUTELY;COUNT=3", "FREQ")]
    [InlineData("FREQ=SECONDLY", "FREQ")]
    [InlineData("FREQ=DAILY;BYHOUR=9,10", "BYHOUR")]
    [InlineData("FREQ=DAILY;BYMINUTE=1", "BYHOUR")]
    [InlineData("FREQ=DAILY;BYSECOND=1", "BYHOUR")]
    [InlineData("FREQ=DAILY;INTERVAL=367", "INTERVAL")]
    [InlineData("FREQ=DAILY;COUNT=367", "COUNT")]
    [InlineData("FREQ=DAILY;UNTIL=20270101", "UNTIL")]
    [InlineData("FREQ=DAILY;UNTIL=nonsense", "UNTIL")]
    [InlineData("FREQ=DAILY;FREQ=WEEKLY", "once")]
    [InlineData("FREQ=WEEKLY;BYDAY=SA\r\nEXDATE:20260509", "RFC 5545")]
    [InlineData("FREQ=WEEKLY;BYDAY=SA\0", "RFC 5545")]
    [InlineData("FREQ=WEEKLY;BYDAY=SA SU", "RFC 5545")]
    [InlineData("FREQ=WEEKLY;BYDAY=SASU", "RFC 5545")]
    [InlineData("FREQ=WEEKLY;BYDAY=SA;EXDATE=20260509", "RFC 5545")]
    [InlineData("FREQ=5", "FREQ")]
    [InlineData("FREQ=WEEKLY;BYMONTHDAY=3", "BYMONTHDAY")]
    [InlineData("FREQ=DAILY;BYYEARDAY=100", "BYYEARDAY")]
    [InlineData("FREQ=MONTHLY;BYWEEKNO=20", "BYWEEKNO")]
    [InlineData("FREQ=WEEKLY;BYDAY=2SA", "BYDAY")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=20;BYDAY=2SA", "BYDAY")]
    [InlineData("FREQ=DAILY;BYSETPOS=1", "BYSETPOS")]
    public void A_rule_that_is_wrong_or_endless_is_refused(string rule, string says) =>
        Assert.Contains(says, SeriesRule.Read(rule).Failure!.Faults.Single().Description, StringComparison.Ordinal);

    [Theory]
    [InlineData("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=5")]
    [InlineData("FREQ=DAILY;BYMONTH=5,6;BYSETPOS=2")]
    [InlineData("FREQ=YEARLY;INTERVAL=366;BYMONTHDAY=31;BYMONTH=2")]
    public void A_rule_that_names_no_date_ends_all_the_same(string rule) => Assert.Empty(Series(rule, "2026-05-01", "2027-05-01", "09:00").Dates());

    [Fact]
    public void A_year_of_days_is_the_most() => Assert.Equal(367, Series("FREQ=DAILY", "2026-05-01", "2027-05-02", "09:00").Dates().Count());

    private static IEnumerable<string> Spell(LiftSeries series) =>
        series.Dates().Select(times => FormattableString.Invariant($"{times.Date:MM-dd} {times.LeavesAt:HH:mm}-{times.HomeAt:HH:mm}"));

    private static LiftSeries Series(string rule, string start, string end, string time) => new()
    {
        Id = Guid.Empty,
        Campaign = "demo",
        BoundarySet = "2024",
        Seat = "E14000001",
        Driver = "ann",
        DriverName = "Ann",
        Rule = rule,
        Start = DateOnly.Parse(start),
        End = DateOnly.Parse(end),
        Terms = new(TimeOnly.Parse(time), new(18, 30), new LiftTerms { SessionId = Guid.Empty, Origin = new("", default, default), MaxDetour = TimeSpan.Zero }),
    };
}
