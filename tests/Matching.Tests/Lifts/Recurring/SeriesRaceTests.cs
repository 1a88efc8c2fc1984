using Matching.Lifts.Recurring;
using Matching.Outcomes;
using Matching.Storage;
using Matching.Storage.Recurring;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;
using LiftOccurrence = Matching.V1.LiftOccurrence;
using LiftSeries = Matching.V1.LiftSeries;
using State = Matching.V1.LiftOccurrence.Types.State.Types.Value;

namespace Matching.Tests.Lifts.Recurring;

/// <summary>What the worker does with a series that somebody changes between its look and its write, and with one that it cannot read.</summary>
public sealed class SeriesRaceTests : IAsyncLifetime
{
    private SeriesHost host = null!;

    public async ValueTask InitializeAsync() => host = await SeriesHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task An_offer_that_its_driver_cancels_meanwhile_stays_cancelled()
    {
        var (morning, noon) = (await host.SessionAsync("2026-05-02T09:30:00Z"), await host.SessionAsync("2026-05-02T12:00:00Z"));
        var series = await host.CreateAsync();
        await QuietlyAsync("update session set cancelled = true where id = $1", morning);
        var seen = await SeenAsync(series);

        await host.Cars.As("Ann").CancelLiftOfferAsync(new() { LiftOffer = series.Occurrences[0].LiftOffer });
        await KeepAsync(seen);

        Assert.Equal(State.Skipped, (await host.GetAsync(series)).Occurrences[0].State);
        Assert.Equal((0, 0), (await host.LiveOffersAsync(), await host.SignedUpAsync(noon)));
    }

    [Fact]
    public async Task Who_cancels_an_offer_and_still_comes_is_not_signed_off_with_the_series()
    {
        var session = await host.SessionAsync("2026-05-02T10:00:00Z");
        var series = await host.CreateAsync();

        await host.Cars.As("Ann").CancelLiftOfferAsync(new() { LiftOffer = series.Occurrences[0].LiftOffer });
        await host.Ann.CancelLiftSeriesAsync(new() { LiftSeries = series.Id });

        Assert.Equal(1, await host.SignedUpAsync(session));
    }

    [Fact]
    public async Task A_place_taken_for_another_session_is_not_forgotten()
    {
        var (morning, noon) = (await host.SessionAsync("2026-05-02T09:30:00Z"), await host.SessionAsync("2026-05-02T12:00:00Z"));
        var series = await host.CreateAsync();
        await host.Cars.ExecuteAsync(
            """
            update lift_offer set state = 'CANCELLED';
            update lift_occurrence set state = 'WAITING', offer_id = null, session_id = null where offer_id is not null
            """);
        await QuietlyAsync("update session set ends_at = starts_at + interval '12 hours' where id = $1", morning);
        var seen = await SeenAsync(series);

        await host.Cars.ExecuteAsync("update lift_occurrence set wakes = wakes + 1, look_at = to_timestamp(0)");
        await KeepAsync(seen);
        await host.SettleAsync();

        Assert.Equal(noon.Id, (await host.GetAsync(series)).Occurrences[0].Session);
        Assert.Equal((0, 1), (await host.SignedUpAsync(morning), await host.SignedUpAsync(noon)));
    }

    [Fact]
    public async Task A_date_that_cannot_be_read_keeps_no_other_waiting()
    {
        await host.CreateAsync();
        await host.Cars.ExecuteAsync("update lift_occurrence set own_terms_sealed = '\\x00' where date = '2026-05-02'");
        await host.SessionAsync("2026-05-02T10:00:00Z");
        await host.SessionAsync("2026-05-09T10:00:00Z");

        await host.LookAsync();

        Assert.Equal(["WAITING", "OFFERED"], await host.Cars.QueryAsync("select state from lift_occurrence where date < '2026-05-10' order by date", row => row.GetString(0)));
    }

    [Fact]
    public async Task However_many_series_cannot_be_read_the_others_are_seen_to()
    {
        var series = await host.CreateAsync();
        await host.Cars.ExecuteAsync(
            """
            insert into lift_series
            select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, campaign, boundary_set, seat_code, session_kinds, driver, driver_name, rule, start_date, end_date,
                   '\x00', state, kept_until - 100, version, created_at, updated_at
            from lift_series cross join generate_series(1, 250) n;
            insert into lift_occurrence (series_id, date, leaves_at, home_at, state, of_version, look_at)
            select s.id, o.date, o.leaves_at, o.home_at, 'WAITING', 1, to_timestamp(0)
            from lift_series s
            cross join lift_occurrence o
            where s.terms_sealed = '\x00' and o.date = '2026-05-02'
            """);
        await host.SessionAsync("2026-05-02T10:00:00Z");
        await host.Cars.ExecuteAsync("update lift_series set kept_until = '2026-05-01' where terms_sealed <> '\\x00'; delete from lift_occurrence where date = '2026-06-20'");

        await host.LookAsync();

        var now = (await host.GetAsync(series)).Occurrences;
        Assert.Equal((State.Offered, "2026-06-20"), (now[0].State, now[^1].Date));
    }

    [Fact]
    public async Task Two_changes_of_one_date_at_once_are_both_kept()
    {
        var series = await host.CreateAsync();
        (string Path, LiftOccurrence One)[] changes =
            [.. Enumerable.Range(0, 6).Select(at => at % 2 == 0 ? ("note", new LiftOccurrence { Note = "Red" }) : ("outward_seats", new LiftOccurrence { OutwardSeats = 1 }))];

        await Task.WhenAll(changes.Select(change =>
        {
            (change.One.LiftSeries, change.One.Date) = (series.Id, "2026-05-02");
            return host.Ann.UpdateLiftOccurrenceAsync(new() { LiftOccurrence = change.One, UpdateMask = new() { Paths = { change.Path } } }).ResponseAsync;
        }));

        var now = (await host.GetAsync(series)).Occurrences[0];
        Assert.Equal(("Red", 1), (now.Note, now.OutwardSeats));
    }

    [Fact]
    public async Task A_change_of_one_date_that_rests_on_an_older_one_is_made_again()
    {
        Matching.People.Reach.Over("demo");
        var series = await host.CreateAsync();
        var store = host.Cars.Host.Services.GetRequiredService<ILiftSeries>();
        var ann = (await SeenAsync(series)).Driver();
        var seen = (await store.FindAsync(Guid.Parse(series.Id), ann, TestContext.Current.CancellationToken))!;

        await host.Ann.UpdateLiftOccurrenceAsync(new() { LiftOccurrence = new() { LiftSeries = series.Id, Date = "2026-05-02", Note = "Red" } });
        var late = await store.ChangeAsync(OccurrenceKeeper.Key, ann, seen.Id, seen.Occurrences[0], seen.Terms, seen.Version, TestContext.Current.CancellationToken);

        Assert.Equal(Reason.EtagMismatch, late.Failure?.Reason);
        Assert.Equal("Red", (await host.GetAsync(series)).Occurrences[0].Note);
    }

    [Fact]
    public async Task Who_looked_by_an_older_version_of_the_series_puts_nothing_off()
    {
        var series = await host.CreateAsync();
        await host.Ann.UpdateLiftOccurrenceAsync(new() { LiftOccurrence = new() { LiftSeries = series.Id, Date = "2026-05-02", Note = "Red" } });
        await host.SettleAsync();
        await host.Cars.ExecuteAsync("update lift_occurrence set look_at = to_timestamp(0) where own_terms_sealed is not null");
        var seen = await SeenAsync(series);
        await host.Cars.ExecuteAsync("update lift_series set version = version + 1");

        await KeepAsync(seen);

        Assert.Equal(1, (await host.Cars.QueryAsync(
            "select count(*) from lift_occurrence where look_at <= $1", row => row.GetInt64(0), host.Cars.Clock.GetUtcNow()))[0]);
    }

    [Fact]
    public async Task What_is_over_is_looked_at_no_more()
    {
        await host.CreateAsync();
        host.GoTo("2026-05-16T22:00:00Z");

        await host.SettleAsync();

        Assert.Equal(0, (await host.Cars.QueryAsync(
            "select count(*) from lift_occurrence where state <> 'SKIPPED' and look_at <= $1", row => row.GetInt64(0), host.Cars.Clock.GetUtcNow()))[0]);
    }

    /// <summary>Changes a session without telling the series.</summary>
    private Task QuietlyAsync(string change, Session session) => host.Cars.ExecuteAsync(
        $"""
        alter table session disable trigger session_changes_for_series;
        {change.Replace("$1", $"'{session.Id}'", StringComparison.Ordinal)};
        alter table session enable trigger session_changes_for_series
        """);

    /// <summary>A series as the worker has read it.</summary>
    private async Task<SeriesRow> SeenAsync(LiftSeries series)
    {
        await using var connection = await host.Cars.Host.Services.GetRequiredService<OwnerDatabase>().Source.OpenConnectionAsync();
        return (await host.Cars.Host.Services.GetRequiredService<SeriesReader>().FindAsync(connection, Guid.Parse(series.Id), TestContext.Current.CancellationToken))!;
    }

    /// <summary>Sees to its first date.</summary>
    private async Task KeepAsync(SeriesRow seen)
    {
        Matching.People.Reach.OverAll();
        await host.Cars.Host.Services.GetRequiredService<OccurrenceKeeper>().KeepAsync(seen, seen.Rows[0], TestContext.Current.CancellationToken);
    }
}
