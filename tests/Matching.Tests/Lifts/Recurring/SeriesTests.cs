using Matching.Storage.Recurring;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;
using State = Matching.V1.LiftOccurrence.Types.State.Types.Value;
using Way = Matching.V1.Legs.Types.Value;

namespace Matching.Tests.Lifts.Recurring;

/// <summary>Series make ordinary offers, each once, where there is a session.</summary>
public sealed class SeriesTests : IAsyncLifetime
{
    private SeriesHost host = null!;

    public async ValueTask InitializeAsync() => host = await SeriesHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Each_date_with_a_session_is_an_ordinary_offer_once()
    {
        var (first, second) = (await host.SessionAsync("2026-05-02T10:00:00Z"), await host.SessionAsync("2026-05-16T12:00:00Z"));

        var series = await host.CreateAsync();
        await host.SettleAsync();

        Assert.Equal(8, series.Occurrences.Count);
        Assert.Equal(["2026-05-02", "2026-05-09", "2026-05-16"], series.Occurrences.Take(3).Select(one => one.Date));
        Assert.Equal([State.Offered, State.Waiting, State.Offered], series.Occurrences.Take(3).Select(one => one.State));
        Assert.Equal([first.Id, "", second.Id], series.Occurrences.Take(3).Select(one => one.Session));
        Assert.Equal(2, await host.LiveOffersAsync());
        Assert.Equal(1, await host.SignedUpAsync(first));
        var offer = await host.OfferAsync(series.Occurrences[0]);
        Assert.Equal((3, 3, LiftHost.Place(20_000)), (offer.OutwardSeats, offer.ReturnSeats, offer.OriginPlace));
        Assert.Equal("2026-05-02T08:00:00Z", offer.EarliestDeparture.ToString().Trim('"'));
        Assert.Equal("2026-05-02T17:30:00Z", offer.LatestReturn.ToString().Trim('"'));
        Assert.Equal(offer.Id, (await host.Cars.Lifts.SearchAsync(18_000, first)).Matches.Single().LiftOffer);
    }

    [Fact]
    public async Task Two_replicas_at_once_make_each_occurrence_once()
    {
        for (var week = 0; week < 8; week++)
        {
            await host.SessionAsync($"{new DateOnly(2026, 5, 2).AddDays(7 * week):yyyy-MM-dd}T10:00:00Z");
        }

        await using var replica = await host.ReplicaAsync();
        var keepers = new[] { host.Cars.Host, replica }.Select(one => one.Services.GetRequiredService<SeriesKeeper>()).ToList();
        string[] drivers = ["Ann", "Dan", "Eve", "Fay"];
        await Task.WhenAll(drivers.Select(driver => host.As(driver).CreateLiftSeriesAsync(new() { LiftSeries = SeriesHost.Saturdays() }).ResponseAsync));

        await Task.WhenAll(Enumerable.Range(0, 6).Select(at => keepers[at % 2].RunOnceAsync(TestContext.Current.CancellationToken)));

        Assert.All(await Task.WhenAll(drivers.Select(host.LiveOffersAsync)), live => Assert.Equal(8, live));
        Assert.Equal(32, (await host.Cars.QueryAsync("select count(*) from lift_offer where series_id is not null", row => row.GetInt64(0)))[0]);
    }

    [Fact]
    public async Task An_occurrence_that_could_not_be_made_whole_leaves_nothing()
    {
        await host.Cars.ExecuteAsync(
            """
            create function broken() returns trigger language plpgsql as $$ begin raise exception 'the power is out'; end $$;;
            create trigger broken before update on lift_occurrence for each row when (new.state = 'OFFERED') execute function broken()
            """);
        var session = await host.SessionAsync("2026-05-02T10:00:00Z");

        var series = (await host.Ann.CreateLiftSeriesAsync(new() { LiftSeries = SeriesHost.Saturdays() })).LiftSeries;
        await host.LookAsync();

        Assert.Equal(State.Waiting, (await host.GetAsync(series)).Occurrences[0].State);
        Assert.Equal((0, 0), (await host.LiveOffersAsync(), await host.SignedUpAsync(session)));

        await host.Cars.ExecuteAsync("drop trigger broken on lift_occurrence");
        await host.SettleAsync();
        Assert.Equal(State.Offered, (await host.GetAsync(series)).Occurrences[0].State);
        Assert.Equal((1, 1), (await host.LiveOffersAsync(), await host.SignedUpAsync(session)));
    }

    [Fact]
    public async Task It_sleeps_until_there_is_a_session_whose_times_fit_and_takes_the_earliest()
    {
        // Full before the series is there, since the service looks by itself as soon as there is both.
        var full = await host.SessionAsync("2026-05-02T09:00:00Z", maximum: 1);
        await host.Cars.Lifts.Sessions.SignUpAsync("Zed", full);
        var series = await host.CreateAsync();
        Assert.All(series.Occurrences, one => Assert.Equal(State.Waiting, one.State));

        // Before nine, too early for the way there, after the driver must be home, and on Sunday.
        await host.SessionAsync("2026-05-02T07:00:00Z");
        await host.SessionAsync("2026-05-02T08:05:00Z");
        await host.SessionAsync("2026-05-02T14:25:00Z");
        await host.SessionAsync("2026-05-03T10:00:00Z");
        await host.SettleAsync();
        Assert.All((await host.GetAsync(series)).Occurrences, one => Assert.Equal(State.Waiting, one.State));

        var later = await host.SessionAsync("2026-05-02T12:00:00Z");
        await host.SettleAsync();
        Assert.Equal(later.Id, (await host.GetAsync(series)).Occurrences[0].Session);
    }

    [Fact]
    public async Task A_place_that_falls_free_is_taken_without_being_told()
    {
        var session = await host.SessionAsync("2026-05-02T10:00:00Z", maximum: 1);
        var zed = await host.Cars.Lifts.Sessions.SignUpAsync("Zed", session);
        var series = await host.CreateAsync();
        await host.Cars.Lifts.Sessions.CancelAsync("Zed", zed);
        Assert.Equal(State.Waiting, (await host.GetAsync(series)).Occurrences[0].State);

        host.Cars.Clock.Advance(TimeSpan.FromMinutes(15));
        await host.SettleAsync();

        Assert.Equal(session.Id, (await host.GetAsync(series)).Occurrences[0].Session);
    }

    [Fact]
    public async Task Only_the_kinds_that_were_named_are_served()
    {
        await host.SessionAsync("2026-05-02T10:00:00Z");
        var leafletters = SeriesHost.Saturdays();
        leafletters.SessionKinds.Add(Session.Types.Kind.Types.Value.Leaflet);

        Assert.Equal(State.Waiting, (await host.CreateAsync(leafletters)).Occurrences[0].State);
    }

    [Fact]
    public async Task It_wakes_when_its_session_is_cancelled_or_moves_away()
    {
        var (morning, noon) = (await host.SessionAsync("2026-05-02T09:30:00Z"), await host.SessionAsync("2026-05-02T11:00:00Z"));
        var series = await host.CreateAsync();
        Assert.Equal(morning.Id, series.Occurrences[0].Session);

        await host.Cars.Lifts.Sessions.Organiser.CancelSessionAsync(new() { Session = morning.Id });
        await host.SettleAsync();
        Assert.Equal(noon.Id, (await host.GetAsync(series)).Occurrences[0].Session);
        Assert.Equal(1, await host.SignedUpAsync(noon));

        await host.Cars.MoveAsync(noon, 7 * 24 * 60);
        await host.SettleAsync();
        var now = (await host.GetAsync(series)).Occurrences;
        Assert.Equal((State.Waiting, State.Offered), (now[0].State, now[1].State));
        Assert.Equal(noon.Id, now[1].Session);
        Assert.Equal((1, 1), (await host.LiveOffersAsync(), await host.SignedUpAsync(noon)));
    }

    [Fact]
    public async Task A_car_with_bookings_stays_with_a_session_that_moves()
    {
        // Home at 17:27 by UTC, with three minutes to spare.
        var session = await host.SessionAsync("2026-05-02T11:00:00Z", hours: 6);
        var series = await host.CreateAsync();
        var offered = series.Occurrences[0];
        Assert.Equal(session.Id, offered.Session);
        var wish = await host.Cars.RequestAsync("Bob", session, 18_000, legs: Way.Outward);
        var seat = await host.Cars.SeatAsync("Bob", "Ann", await host.OfferAsync(offered), wish);
        var other = await host.SessionAsync("2026-05-02T10:00:00Z");

        await host.Cars.MoveAsync(session, 4);
        await host.SettleAsync();
        Assert.Equal(Booking.Types.State.Types.Value.Accepted, (await host.Cars.GetAsync("Bob", seat.Id)).State);
        Assert.Equal(offered.LiftOffer, (await host.GetAsync(series)).Occurrences[0].LiftOffer);

        await host.Cars.CancelAsync("Bob", seat);
        host.Cars.Clock.Advance(TimeSpan.FromMinutes(15));
        await host.SettleAsync();
        Assert.Equal(other.Id, (await host.GetAsync(series)).Occurrences[0].Session);
        Assert.Equal(1, await host.LiveOffersAsync());
    }

    [Fact]
    public async Task Occurrences_are_kept_eight_weeks_ahead_until_the_last_date()
    {
        var saturdays = SeriesHost.Saturdays();
        saturdays.EndDate = "2026-07-11";
        var series = await host.CreateAsync(saturdays);
        Assert.Equal(("2026-05-02", "2026-06-20"), (series.Occurrences[0].Date, series.Occurrences[^1].Date));

        host.GoTo("2026-05-09T22:00:00Z");
        await host.SettleAsync();
        series = await host.GetAsync(series);
        Assert.Equal(("2026-05-16", "2026-07-04"), (series.Occurrences[0].Date, series.Occurrences[^1].Date));

        host.GoTo("2026-06-20T22:00:00Z");
        await host.SettleAsync();
        Assert.Equal(["2026-06-27", "2026-07-04", "2026-07-11"], (await host.GetAsync(series)).Occurrences.Select(one => one.Date));
    }

    [Theory]
    [InlineData("2026-10-12T09:00:00Z", "2026-10-18 08:00 17:30", "2026-10-25 09:00 18:30", "2026-11-01 09:00 18:30")]
    [InlineData("2027-03-15T09:00:00Z", "2027-03-21 09:00 18:30", "2027-03-28 08:00 17:30", "2027-04-04 08:00 17:30")]
    public async Task Offers_keep_local_time_when_the_clocks_change(string now, params string[] expected)
    {
        host.GoTo(now);
        foreach (var one in expected)
        {
            await host.SessionAsync($"{one[..10]}T11:00:00Z");
        }

        var sundays = SeriesHost.Saturdays();
        (sundays.Rule, sundays.EndDate) = ("FREQ=WEEKLY;BYDAY=SU;COUNT=3", expected[^1][..10]);
        var series = await host.CreateAsync(sundays);

        var offers = await Task.WhenAll(series.Occurrences.Select(one => host.OfferAsync(one)));
        Assert.Equal(expected, offers.Select(offer => FormattableString.Invariant($"{offer.EarliestDeparture.ToDateTime():yyyy-MM-dd HH:mm} {offer.LatestReturn.ToDateTime():HH:mm}")));
    }

    [Fact]
    public async Task Who_offers_by_hand_is_not_offered_twice()
    {
        var session = await host.SessionAsync("2026-05-02T10:00:00Z");
        await host.Cars.OfferAsync("Ann", session, 20_000);

        Assert.Equal(State.Waiting, (await host.CreateAsync()).Occurrences[0].State);
        Assert.Equal(1, await host.LiveOffersAsync());
    }
}
