using Grpc.Core;
using Matching.Tests.Sessions;
using Matching.V1;

namespace Matching.Tests.Lifts.Recurring;

/// <summary>Who sees a series, and what is said of one that is wrong.</summary>
public sealed class SeriesAccessTests : IAsyncLifetime
{
    private SeriesHost host = null!;

    public async ValueTask InitializeAsync() => host = await SeriesHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Nobody_but_the_driver_sees_or_changes_a_series()
    {
        var series = await host.CreateAsync();
        foreach (var stranger in (LiftSeriesService.LiftSeriesServiceClient[])[host.As("Ann", "other"), host.As("Bob"), new(host.Cars.Host.As(host.Cars.Host.Tokens.Organiser()))])
        {
            Assert.Empty((await stranger.ListLiftSeriesAsync(new())).LiftSeries);
            Assert.Equal("LIFT_SERIES_NOT_FOUND", await SessionHost.ReasonOfAsync(stranger.GetLiftSeriesAsync(new() { LiftSeries = series.Id })));
            Assert.Equal("LIFT_SERIES_NOT_FOUND", await SessionHost.ReasonOfAsync(stranger.UpdateLiftSeriesAsync(new() { LiftSeries = new() { Id = series.Id } })));
            Assert.Equal("LIFT_SERIES_NOT_FOUND", await SessionHost.ReasonOfAsync(stranger.CancelLiftSeriesAsync(new() { LiftSeries = series.Id })));
            Assert.Equal("LIFT_SERIES_NOT_FOUND", await SessionHost.ReasonOfAsync(stranger.SkipLiftOccurrenceAsync(new() { LiftSeries = series.Id, Date = "2026-05-02" })));
            Assert.Equal("LIFT_SERIES_NOT_FOUND", await SessionHost.ReasonOfAsync(
                stranger.UpdateLiftOccurrenceAsync(new() { LiftOccurrence = new() { LiftSeries = series.Id, Date = "2026-05-02" } })));
        }

        Assert.Equal(series.Id, Assert.Single((await host.Ann.ListLiftSeriesAsync(new())).LiftSeries).Id);
    }

    [Fact]
    public async Task Of_another_campaign_there_is_no_series_and_no_offer()
    {
        var there = SeriesHost.Saturdays();
        there.Campaign = "other";
        Assert.Equal("PERMISSION_DENIED", await SessionHost.ReasonOfAsync(host.Ann.CreateLiftSeriesAsync(new() { LiftSeries = there })));

        await host.SessionAsync("2026-05-02T10:00:00Z");
        var other = (await host.As("Ann", "other").CreateLiftSeriesAsync(new() { LiftSeries = SeriesHost.Saturdays() })).LiftSeries;
        await host.SettleAsync();
        Assert.All((await host.As("Ann", "other").GetLiftSeriesAsync(new() { LiftSeries = other.Id })).LiftSeries.Occurrences, one => Assert.Equal("", one.LiftOffer));
    }

    [Fact]
    public async Task Every_wrong_field_is_named_at_once()
    {
        var wrong = new LiftSeries
        {
            Id = "1",
            Campaign = "Demo!",
            Seat = "Hendon",
            SessionKinds = { Session.Types.Kind.Types.Value.Canvass, Session.Types.Kind.Types.Value.Unspecified },
            Rule = "FREQ=HOURLY",
            StartDate = "tomorrow",
            EndDate = "2026-02-30",
            EarliestDeparture = "9",
            LatestReturn = "25:00",
            OriginPlace = "nowhere in particular",
            OutwardSeats = 9,
            Company = -1,
            Plate = "?",
        };
        var fields = await SessionHost.FaultsOfAsync(host.Ann.CreateLiftSeriesAsync(new() { LiftSeries = wrong, RequestId = new string('x', 65) }));

        Assert.Equal(
            "campaign company earliest_departure end_date id latest_return origin_place outward_seats plate rule seat session_kinds[1] start_date",
            string.Join(' ', fields.Where(field => field != "request_id").Select(field => field["lift_series.".Length..]).Order(StringComparer.Ordinal)));
        Assert.Contains("request_id", fields);
    }

    [Theory]
    [InlineData("FREQ=WEEKLY;BYDAY=SA", "2026-05-01", "2027-05-03", "09:00", "18:00", "lift_series.end_date")]
    [InlineData("FREQ=WEEKLY;BYDAY=SA", "2026-05-10", "2026-05-09", "09:00", "18:00", "lift_series.end_date")]
    [InlineData("FREQ=WEEKLY;BYDAY=SA", "2026-05-03", "2026-05-08", "09:00", "18:00", "lift_series.rule")]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "2026-05-01", "2027-05-01", "09:00", "18:00", "lift_series.rule")]
    [InlineData("FREQ=DAILY", "2026-04-01", "2026-04-30", "09:00", "18:00", "lift_series.rule")]
    [InlineData("FREQ=DAILY", "", "2026-05-30", "18:00", "09:00", "lift_series.latest_return")]
    public async Task Dates_and_times_that_do_not_go_together_are_named(string rule, string start, string end, string leaves, string home, string field)
    {
        var series = SeriesHost.Saturdays();
        (series.Rule, series.StartDate, series.EndDate, series.EarliestDeparture, series.LatestReturn) = (rule, start, end, leaves, home);

        Assert.Equal([field], await SessionHost.FaultsOfAsync(host.Ann.CreateLiftSeriesAsync(new() { LiftSeries = series })));
    }

    [Fact]
    public async Task What_cannot_be_there_is_told()
    {
        var series = await host.CreateAsync();
        var elsewhere = SeriesHost.Saturdays();
        elsewhere.Seat = "E14999999";

        Assert.Equal("SEAT_NOT_FOUND", await SessionHost.ReasonOfAsync(host.Ann.CreateLiftSeriesAsync(new() { LiftSeries = elsewhere })));
        Assert.Equal("OCCURRENCE_NOT_FOUND", await SessionHost.ReasonOfAsync(host.Ann.SkipLiftOccurrenceAsync(new() { LiftSeries = series.Id, Date = "2026-05-03" })));
        Assert.Equal("OCCURRENCE_NOT_FOUND", await SessionHost.ReasonOfAsync(
            host.Ann.UpdateLiftOccurrenceAsync(new() { LiftOccurrence = new() { LiftSeries = series.Id, Date = "2026-05-03" } })));
        Assert.Equal("ETAG_MISMATCH", await SessionHost.ReasonOfAsync(host.Ann.UpdateLiftSeriesAsync(new() { LiftSeries = new() { Id = series.Id, Etag = "v7" } })));
        Assert.Equal("ETAG_MISMATCH", await SessionHost.ReasonOfAsync(host.Ann.CancelLiftSeriesAsync(new() { LiftSeries = series.Id, Etag = "v7" })));
        Assert.Equal(["lift_series.campaign"], await SessionHost.FaultsOfAsync(
            new LiftSeriesService.LiftSeriesServiceClient(host.Cars.Host.As(host.Cars.Host.Tokens.Make("Ann", "*", Matching.People.Role.Administrator)))
                .CreateLiftSeriesAsync(new() { LiftSeries = SeriesHost.Saturdays() })));
    }

    [Fact]
    public async Task A_driver_has_so_many_series_at_once_and_no_more()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(async _ =>
        {
            try
            {
                return (await host.Ann.CreateLiftSeriesAsync(new() { LiftSeries = SeriesHost.Saturdays() })).LiftSeries.Id;
            }
            catch (RpcException refused) when (refused.StatusCode == StatusCode.ResourceExhausted)
            {
                return "";
            }
        }));
        Assert.Equal(20, answers.Count(id => id.Length > 0));
        Assert.Equal("RATE_LIMITED", await SessionHost.ReasonOfAsync(host.Ann.CreateLiftSeriesAsync(new() { LiftSeries = SeriesHost.Saturdays() })));

        await host.Ann.CancelLiftSeriesAsync(new() { LiftSeries = answers.First(id => id.Length > 0) });
        await host.Ann.CreateLiftSeriesAsync(new() { LiftSeries = SeriesHost.Saturdays() });
        await host.As("Bob").CreateLiftSeriesAsync(new() { LiftSeries = SeriesHost.Saturdays() });
        host.GoTo("2027-05-01T12:00:00Z");
        var later = SeriesHost.Saturdays();
        later.EndDate = "2027-06-01";
        await host.Ann.CreateLiftSeriesAsync(new() { LiftSeries = later });
    }

    [Fact]
    public async Task No_home_stands_anywhere_in_the_clear()
    {
        var home = SeriesHost.Saturdays();
        (home.Car, home.Plate) = ("a very yellow van", "AB12 CDE");
        var series = (await host.Ann.CreateLiftSeriesAsync(new() { LiftSeries = home, RequestId = "kept" })).LiftSeries;
        await host.Ann.UpdateLiftOccurrenceAsync(new() { LiftOccurrence = new() { LiftSeries = series.Id, Date = "2026-05-02", Note = "by the yellow door" }, RequestId = "kept too" });

        var stored = await host.Cars.QueryAsync(
            """
            select s::text || (select string_agg(o::text, '') from lift_occurrence o) || (select string_agg(w.answer::text, '') from write_once w) from lift_series s
            """,
            row => row.GetString(0));
        Assert.DoesNotContain(stored, text => text.Contains(home.OriginPlace, StringComparison.Ordinal) || text.Contains("yellow", StringComparison.Ordinal) || text.Contains("AB12CDE", StringComparison.Ordinal));
        Assert.Equal(3, stored.Single().Split("E14000001").Length - 1);
    }
}
