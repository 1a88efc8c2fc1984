using Matching.Tests.Sessions;
using Matching.V1;
using State = Matching.V1.LiftOccurrence.Types.State.Types.Value;

namespace Matching.Tests.Lifts.Recurring;

/// <summary>What a driver changes of a series or of one date, and what that leaves alone.</summary>
public sealed class SeriesChangeTests : IAsyncLifetime
{
    private SeriesHost host = null!;
    private Session first = null!;
    private Session second = null!;

    public async ValueTask InitializeAsync()
    {
        host = await SeriesHost.StartAsync();
        (first, second) = (await host.SessionAsync("2026-05-02T10:00:00Z"), await host.SessionAsync("2026-05-09T10:00:00Z"));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_change_of_the_series_leaves_booked_dates_as_they_are_and_says_so()
    {
        var series = await host.CreateAsync();
        var (booked, free) = (series.Occurrences[0], series.Occurrences[1]);
        var seat = await host.SeatAsync(booked);

        var changed = (await host.Ann.UpdateLiftSeriesAsync(new() { LiftSeries = new() { Id = series.Id, OutwardSeats = 2, Note = "Red" } })).LiftSeries;
        await host.SettleAsync();
        var now = await host.GetAsync(series);

        Assert.Equal([true, false], changed.Occurrences.Take(2).Select(one => one.Kept));
        Assert.Equal([true, false], now.Occurrences.Take(2).Select(one => one.Kept));
        Assert.Equal((booked.LiftOffer, true), (now.Occurrences[0].LiftOffer, now.Occurrences[0].Booked));
        Assert.Equal((3, ""), await TermsAsync(now.Occurrences[0]));
        Assert.Equal([(3, ""), (2, "Red")], now.Occurrences.Take(2).Select(one => (one.OutwardSeats, one.Note)));
        Assert.NotEqual(free.LiftOffer, now.Occurrences[1].LiftOffer);
        Assert.Equal((2, "Red"), await TermsAsync(now.Occurrences[1]));
        Assert.Equal(Booking.Types.State.Types.Value.Accepted, (await host.Cars.GetAsync("Bob", seat.Id)).State);
        Assert.Equal((2, 1), (await host.LiveOffersAsync(), await host.SignedUpAsync(second)));
        Assert.Equal(LiftOffer.Types.State.Types.Value.Cancelled, (await host.OfferAsync(free)).State);
    }

    [Fact]
    public async Task A_seat_that_is_only_asked_for_keeps_its_date_too()
    {
        var series = await host.CreateAsync();
        var wish = await host.Cars.RequestAsync("Bob", first, 18_000);
        await host.Cars.BookAsync("Bob", await host.OfferAsync(series.Occurrences[0]), wish);

        var changed = (await host.Ann.UpdateLiftSeriesAsync(new() { LiftSeries = new() { Id = series.Id, Note = "Red" } })).LiftSeries;

        Assert.Equal((series.Occurrences[0].LiftOffer, true), (changed.Occurrences[0].LiftOffer, changed.Occurrences[0].Kept));
    }

    [Fact]
    public async Task Dates_that_the_rule_names_no_more_are_given_up_with_their_places()
    {
        var series = await host.CreateAsync();

        await host.Ann.UpdateLiftSeriesAsync(new() { LiftSeries = new() { Id = series.Id, Rule = "FREQ=WEEKLY;BYDAY=SA;INTERVAL=2", StartDate = "2026-05-02" } });
        await host.SettleAsync();

        Assert.Equal(["2026-05-02", "2026-05-16", "2026-05-30", "2026-06-13"], (await host.GetAsync(series)).Occurrences.Select(one => one.Date));
        Assert.Equal((1, 1, 0), (await host.LiveOffersAsync(), await host.SignedUpAsync(first), await host.SignedUpAsync(second)));
    }

    [Fact]
    public async Task A_skipped_date_stays_out_and_whoever_rode_there_is_told()
    {
        var series = await host.CreateAsync();
        var seat = await host.SeatAsync(series.Occurrences[0]);

        var skipped = (await host.Ann.SkipLiftOccurrenceAsync(new() { LiftSeries = series.Id, Date = "2026-05-02" })).LiftOccurrence;
        var holiday = (await host.Ann.SkipLiftOccurrenceAsync(new() { LiftSeries = series.Id, Date = "2026-08-08" })).LiftOccurrence;
        await host.Ann.UpdateLiftSeriesAsync(new() { LiftSeries = new() { Id = series.Id, Note = "Red" } });
        await host.SettleAsync();
        var now = (await host.GetAsync(series)).Occurrences;

        Assert.Equal((State.Skipped, State.Skipped), (skipped.State, holiday.State));
        Assert.Equal([("2026-05-02", State.Skipped), ("2026-05-09", State.Offered)], now.Take(2).Select(one => (one.Date, one.State)));
        Assert.Equal(("2026-08-08", State.Skipped), (now[^1].Date, now[^1].State));
        Assert.Equal(Booking.Types.State.Types.Value.Cancelled, (await host.Cars.GetAsync("Bob", seat.Id)).State);
        Assert.Contains("BOOKING_FREED", await host.Cars.ToldAsync("Bob", seat));
        // Bob is still coming.
        Assert.Equal(1, await host.SignedUpAsync(first));
    }

    [Fact]
    public async Task Cancelling_the_offer_leaves_its_date_out()
    {
        var series = await host.CreateAsync();

        await host.Cars.As("Ann").CancelLiftOfferAsync(new() { LiftOffer = series.Occurrences[0].LiftOffer });
        await host.SettleAsync();

        Assert.Equal([State.Skipped, State.Offered], (await host.GetAsync(series)).Occurrences.Take(2).Select(one => one.State));
        Assert.Equal(1, await host.LiveOffersAsync());
    }

    [Fact]
    public async Task A_date_changed_by_itself_is_left_alone_from_then_on()
    {
        var series = await host.CreateAsync();

        var changed = (await host.Ann.UpdateLiftOccurrenceAsync(new()
        {
            LiftOccurrence = new() { LiftSeries = series.Id, Date = "2026-05-02", EarliestDeparture = "08:15", OutwardSeats = 1 },
        })).LiftOccurrence;
        await host.SettleAsync();
        await host.Ann.UpdateLiftSeriesAsync(new() { LiftSeries = new() { Id = series.Id, Note = "Red", OutwardSeats = 4 } });
        await host.SettleAsync();
        var now = (await host.GetAsync(series)).Occurrences;

        Assert.Equal((true, "08:15", 1, 3), (changed.Changed, changed.EarliestDeparture, changed.OutwardSeats, changed.ReturnSeats));
        Assert.Equal([(1, "", true, true), (4, "Red", false, false)], now.Take(2).Select(one => (one.OutwardSeats, one.Note, one.Changed, one.Kept)));
        var offer = await host.OfferAsync(now[0]);
        Assert.Equal((1, "2026-05-02T07:15:00Z"), (offer.OutwardSeats, offer.EarliestDeparture.ToString().Trim('"')));
    }

    [Fact]
    public async Task A_skipped_date_that_is_changed_comes_back()
    {
        var series = await host.CreateAsync();
        await host.Ann.SkipLiftOccurrenceAsync(new() { LiftSeries = series.Id, Date = "2026-05-02" });

        await host.Ann.UpdateLiftOccurrenceAsync(new() { LiftOccurrence = new() { LiftSeries = series.Id, Date = "2026-05-02", Note = "I can after all" } });
        await host.SettleAsync();

        Assert.Equal((first.Id, "I can after all"), ((await host.GetAsync(series)).Occurrences[0].Session, (await host.GetAsync(series)).Occurrences[0].Note));
    }

    [Fact]
    public async Task A_booked_date_is_changed_by_its_offer()
    {
        var series = await host.CreateAsync();
        await host.SeatAsync(series.Occurrences[0]);

        Assert.Equal("OCCURRENCE_BOOKED", await SessionHost.ReasonOfAsync(
            host.Ann.UpdateLiftOccurrenceAsync(new() { LiftOccurrence = new() { LiftSeries = series.Id, Date = "2026-05-02", OutwardSeats = 1 } })));
        Assert.Equal(3, (await host.GetAsync(series)).Occurrences[0].OutwardSeats);
    }

    [Fact]
    public async Task Cancelling_leaves_booked_dates_unless_they_are_cancelled_too()
    {
        var series = await host.CreateAsync();
        var seat = await host.SeatAsync(series.Occurrences[0]);

        var cancelled = (await host.Ann.CancelLiftSeriesAsync(new() { LiftSeries = series.Id })).LiftSeries;
        await host.SettleAsync();
        Assert.Equal(("2026-05-02", true), (cancelled.Occurrences.Single().Date, cancelled.Occurrences.Single().Kept));
        Assert.Equal(Booking.Types.State.Types.Value.Accepted, (await host.Cars.GetAsync("Bob", seat.Id)).State);
        Assert.Equal((1, 0), (await host.LiveOffersAsync(), await host.SignedUpAsync(second)));
        Assert.Equal("LIFT_CLOSED", await SessionHost.ReasonOfAsync(host.Ann.UpdateLiftSeriesAsync(new() { LiftSeries = new() { Id = series.Id, Note = "Red" } })));

        var all = (await host.Ann.CancelLiftSeriesAsync(new() { LiftSeries = series.Id, CancelBooked = true })).LiftSeries;
        Assert.Empty(all.Occurrences);
        Assert.Equal(0, await host.LiveOffersAsync());
        Assert.Equal(Booking.Types.State.Types.Value.Cancelled, (await host.Cars.GetAsync("Bob", seat.Id)).State);
        await host.Cars.SettledAsync(first);
        Assert.Contains("NO_LIFT_FOUND", await host.Cars.ToldAsync("Bob", first));
    }

    [Fact]
    public async Task Who_would_have_come_anyway_stays_signed_up()
    {
        await host.Cars.Lifts.Sessions.SignUpAsync("Ann", first);
        var series = await host.CreateAsync();

        await host.Ann.CancelLiftSeriesAsync(new() { LiftSeries = series.Id });

        Assert.Equal((1, 0), (await host.SignedUpAsync(first), await host.SignedUpAsync(second)));
    }

    [Fact]
    public async Task An_offer_changed_by_hand_makes_an_exception_of_its_date()
    {
        var series = await host.CreateAsync();
        var offer = series.Occurrences[0].LiftOffer;

        await host.Cars.As("Ann").UpdateLiftOfferAsync(new() { LiftOffer = new() { Id = offer, OutwardSeats = 1, Note = "Small" } });
        await host.Ann.UpdateLiftSeriesAsync(new() { LiftSeries = new() { Id = series.Id, Note = "Red", OutwardSeats = 4 } });
        await host.SettleAsync();
        var now = (await host.GetAsync(series)).Occurrences;

        Assert.Equal((offer, 1, "Small", true, true), (now[0].LiftOffer, now[0].OutwardSeats, now[0].Note, now[0].Changed, now[0].Kept));
        Assert.Equal((4, "Red", false, false), (now[1].OutwardSeats, now[1].Note, now[1].Changed, now[1].Kept));

        var own = (await host.Ann.UpdateLiftOccurrenceAsync(new() { LiftOccurrence = new() { LiftSeries = series.Id, Date = "2026-05-02", LatestReturn = "18:00" } })).LiftOccurrence;
        Assert.Equal((1, "Small", "18:00", true), (own.OutwardSeats, own.Note, own.LatestReturn, own.Changed));
    }

    [Fact]
    public async Task A_kept_date_that_loses_its_session_follows_the_series_again()
    {
        var series = await host.CreateAsync();
        await host.SeatAsync(series.Occurrences[0]);
        await host.Ann.UpdateLiftSeriesAsync(new() { LiftSeries = new() { Id = series.Id, EarliestDeparture = "12:00" } });
        await host.SessionAsync("2026-05-02T09:30:00Z");

        await host.Cars.Lifts.Sessions.Organiser.CancelSessionAsync(new() { Session = first.Id });
        await host.SettleAsync();
        var now = (await host.GetAsync(series)).Occurrences[0];
        Assert.Equal(("2026-05-02", State.Waiting, "12:00", false), (now.Date, now.State, now.EarliestDeparture, now.Kept));

        var noon = await host.SessionAsync("2026-05-02T12:00:00Z");
        await host.SettleAsync();
        Assert.Equal(noon.Id, (await host.GetAsync(series)).Occurrences[0].Session);
    }

    [Fact]
    public async Task A_kept_date_that_the_rule_names_no_more_goes_with_its_session()
    {
        var series = await host.CreateAsync();
        await host.SeatAsync(series.Occurrences[0]);
        await host.Ann.UpdateLiftSeriesAsync(new() { LiftSeries = new() { Id = series.Id, StartDate = "2026-05-09" } });
        await host.SessionAsync("2026-05-02T09:30:00Z");
        Assert.Equal("2026-05-02", (await host.GetAsync(series)).Occurrences[0].Date);

        await host.Cars.Lifts.Sessions.Organiser.CancelSessionAsync(new() { Session = first.Id });
        await host.SettleAsync();

        Assert.Equal("2026-05-09", (await host.GetAsync(series)).Occurrences[0].Date);
        Assert.Equal(1, await host.LiveOffersAsync());
    }

    [Fact]
    public async Task Who_brings_fewer_on_one_date_gives_their_places_back()
    {
        var family = SeriesHost.Saturdays();
        family.Company = 3;
        var series = await host.CreateAsync(family);
        Assert.Equal(4, await host.SignedUpAsync(first));

        await host.Ann.UpdateLiftOccurrenceAsync(new()
        {
            LiftOccurrence = new() { LiftSeries = series.Id, Date = "2026-05-02" },
            UpdateMask = new() { Paths = { "company" } },
        });
        await host.SettleAsync();

        Assert.Equal((1, 4), (await host.SignedUpAsync(first), await host.SignedUpAsync(second)));
        Assert.Equal(State.Offered, (await host.GetAsync(series)).Occurrences[0].State);
    }

    [Fact]
    public async Task A_date_is_not_moved_to_before_now()
    {
        var series = await host.CreateAsync();
        host.GoTo("2026-05-02T06:30:00Z");

        Assert.Equal(["lift_occurrence.earliest_departure"], await SessionHost.FaultsOfAsync(host.Ann.UpdateLiftOccurrenceAsync(new()
        {
            LiftOccurrence = new() { LiftSeries = series.Id, Date = "2026-05-02", EarliestDeparture = "06:00", LatestReturn = "07:15" },
        })));
        Assert.Equal(series.Occurrences[0].LiftOffer, (await host.GetAsync(series)).Occurrences[0].LiftOffer);
    }

    [Fact]
    public async Task A_date_that_has_begun_by_the_new_times_is_given_up()
    {
        var series = await host.CreateAsync();
        host.GoTo("2026-05-02T07:30:00Z");

        var changed = (await host.Ann.UpdateLiftSeriesAsync(new() { LiftSeries = new() { Id = series.Id, EarliestDeparture = "08:00", LatestReturn = "16:00" } })).LiftSeries;
        await host.SettleAsync();

        Assert.Equal("2026-05-09", changed.Occurrences[0].Date);
        Assert.Equal((1, 0, 1), (await host.LiveOffersAsync(), await host.SignedUpAsync(first), await host.SignedUpAsync(second)));
    }

    [Fact]
    public async Task Today_is_given_up_until_its_session_begins()
    {
        var series = await host.CreateAsync();
        var seat = await host.SeatAsync(series.Occurrences[0]);
        host.GoTo("2026-05-02T09:00:00Z");

        Assert.Equal(State.Skipped, (await host.Ann.SkipLiftOccurrenceAsync(new() { LiftSeries = series.Id, Date = "2026-05-02" })).LiftOccurrence.State);

        Assert.Equal(Booking.Types.State.Types.Value.Cancelled, (await host.Cars.GetAsync("Bob", seat.Id)).State);
        host.GoTo("2026-05-09T09:00:00Z");
        Assert.Empty((await host.Ann.CancelLiftSeriesAsync(new() { LiftSeries = series.Id })).LiftSeries.Occurrences);
        Assert.Equal((0, 0), (await host.LiveOffersAsync(), await host.SignedUpAsync(second)));
    }

    [Fact]
    public async Task Who_drives_to_a_session_that_has_begun_goes_on_although_the_series_is_cancelled()
    {
        var series = await host.CreateAsync();
        host.GoTo("2026-05-02T10:30:00Z");

        var cancelled = (await host.Ann.CancelLiftSeriesAsync(new() { LiftSeries = series.Id, CancelBooked = true })).LiftSeries;

        Assert.Equal(("2026-05-02", State.Offered), (Assert.Single(cancelled.Occurrences).Date, cancelled.Occurrences[0].State));
        Assert.Equal((1, 1, 0), (await host.LiveOffersAsync(), await host.SignedUpAsync(first), await host.SignedUpAsync(second)));
        Assert.Equal("OCCURRENCE_NOT_FOUND", await SessionHost.ReasonOfAsync(
            host.Ann.SkipLiftOccurrenceAsync(new() { LiftSeries = (await host.CreateAsync()).Id, Date = "2026-05-02" })));
    }

    [Fact]
    public async Task A_cancelled_series_waits_for_nothing()
    {
        var series = await host.CreateAsync();
        await host.SeatAsync(series.Occurrences[0]);
        await host.Ann.CancelLiftSeriesAsync(new() { LiftSeries = series.Id });

        await host.Cars.Lifts.Sessions.Organiser.CancelSessionAsync(new() { Session = first.Id });

        Assert.Empty((await host.GetAsync(series)).Occurrences);
    }

    private async Task<(int, string)> TermsAsync(LiftOccurrence occurrence)
    {
        var offer = await host.OfferAsync(occurrence);
        return (offer.OutwardSeats, offer.Note);
    }
}
