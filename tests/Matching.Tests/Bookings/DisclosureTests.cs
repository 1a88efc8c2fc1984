using Matching.Bookings.Disclosing;
using Matching.Hosting.Tokens;
using Matching.Lifts;
using Matching.People;
using Matching.Storage;
using Matching.Storage.Bookings;
using Matching.Tests.Lifts;
using Matching.Tests.Sessions;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Contact = Matching.V1.Person.Types.Contact.Types.Value;
using State = Matching.V1.Booking.Types.State.Types.Value;
using What = Matching.V1.Disclosure.Types.What.Types.Value;

namespace Matching.Tests.Bookings;

/// <summary>What the two sides of a booking are shown of each other, until when, and that it is written down.</summary>
public sealed class DisclosureTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private const string AnnsNumber = "+442079460001";
    private const string BobsNumber = "+442079460002";

    private static int tests;

    private readonly string own = $" {Interlocked.Increment(ref tests)}";
    private BookingHost host = null!;

    private string Ann => "Ann" + own;

    private string Bob => "Bob" + own;

    public async ValueTask InitializeAsync() => host = await BookingHost.StartAsync(database);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Contact_place_and_car_are_shown_from_acceptance_until_a_day_after_the_trip()
    {
        var asked = await AskedAsync();
        Assert.Equal(("", "", ""), (asked.Contact, asked.Car, (await host.GetAsync(Ann, asked.Id)).Contact));
        Assert.Empty(await OfAsync(Bob));

        var accepted = await host.AcceptAsync(Ann, asked);
        var (driver, passenger) = (await host.GetAsync(Ann, asked.Id), await host.GetAsync(Bob, asked.Id));
        Assert.Equal((BobsNumber, BobsNumber, AnnsNumber), (accepted.Contact, driver.Contact, passenger.Contact));
        Assert.Equal(("Blue Skoda", passenger.Journeys[0].Pickup), (passenger.Car, driver.Journeys[0].Pickup));
        Assert.False(driver.ContactWithheld || passenger.ContactWithheld);
        Assert.Equal([(What.Contact, Ann), (What.Home, Ann)], (await OfAsync(Bob)).Select(one => (one.What, one.ReaderName)).Order());
        Assert.Equal([(What.Contact, Bob), (What.Car, Bob)], (await OfAsync(Ann)).Select(one => (one.What, one.ReaderName)).Order());

        // Organisers are on neither side.
        var organiser = (await host.Organiser.GetBookingAsync(new() { Booking = asked.Id })).Booking;
        Assert.Equal(("", ""), (organiser.Contact, organiser.Car));

        var over = accepted.Journeys[^1].DropoffTime.ToDateTimeOffset();
        await host.TickAsync(over + TimeSpan.FromHours(23.9) - host.Clock.GetUtcNow());
        driver = await host.GetAsync(Ann, asked.Id);
        passenger = await host.GetAsync(Bob, asked.Id);
        Assert.Equal((State.Completed, BobsNumber, AnnsNumber, "Blue Skoda"), (driver.State, driver.Contact, passenger.Contact, passenger.Car));
        Assert.Equal(passenger.Journeys[0].Pickup, driver.Journeys[0].Pickup);

        await host.TickAsync(TimeSpan.FromMinutes(6));
        driver = await host.GetAsync(Ann, asked.Id);
        passenger = await host.GetAsync(Bob, asked.Id);
        Assert.Equal(("", "", ""), (driver.Contact, passenger.Contact, passenger.Car));
        Assert.NotEqual(passenger.Journeys[0].Pickup, driver.Journeys[0].Pickup);
    }

    [Fact]
    public async Task A_cancelled_booking_shows_nothing_and_who_chose_no_contact_is_not_written_down_as_shown()
    {
        var booking = await host.AcceptAsync(Ann, await AskedAsync(reach: false));
        Assert.Equal("", (await host.GetAsync(Bob, booking.Id)).Contact);
        Assert.DoesNotContain(await OfAsync(Ann), one => one.What == What.Contact);
        var cancelled = await host.CancelAsync(Bob, booking);
        Assert.Equal(("", ""), (cancelled.Contact, cancelled.Car));
        var told = (await OfAsync(Bob)).Count;
        Assert.NotEqual(cancelled.Journeys[0].Pickup, (await host.GetAsync(Ann, booking.Id)).Journeys[0].Pickup);
        Assert.Equal(told, (await OfAsync(Bob)).Count);
    }

    /// <summary>Whatever the statement that asks it believes of a booking, the function that writes down decides by how the booking stands.</summary>
    [Fact]
    public async Task The_database_itself_opens_no_booking_that_was_not_accepted_or_is_cancelled()
    {
        var booking = await AskedAsync();
        Task<IReadOnlyList<string>> DiscloseAsync(int days) => host.QueryAsync(
            "select what from disclose($1, $2, 10, array['demo'], array[$3], array[$4], array['CONTACT'])",
            row => row.GetString(0),
            TokenMint.SubjectOf("demo", Ann), host.Clock.GetUtcNow().AddDays(days), Guid.Parse(booking.Id), TokenMint.SubjectOf("demo", Bob));

        Assert.Empty(await DiscloseAsync(0));
        booking = await host.AcceptAsync(Ann, booking);
        Assert.Equal(["CONTACT"], await DiscloseAsync(0));
        await host.CancelAsync(Bob, booking);
        Assert.Empty(await DiscloseAsync(0));
        var told = (await OfAsync(Bob)).Count;
        Assert.Empty(await DiscloseAsync(1));
        Assert.Equal(told, (await OfAsync(Bob)).Count);
    }

    /// <summary>The answer that was kept is of a booking that is no more: it is told again without what the booking opened.</summary>
    [Fact]
    public async Task A_call_that_is_sent_again_shows_no_more_than_the_booking_as_it_stands()
    {
        var booking = await host.AcceptAsync(Ann, await AskedAsync(), requestId: "yes");
        await host.TickAsync(booking.Journeys[0].PickupTime.ToDateTimeOffset() - TimeSpan.FromHours(2) - host.Clock.GetUtcNow());
        var late = new ReportLateRequest { Booking = booking.Id, Minutes = 10, RequestId = "late" };
        Assert.Equal(AnnsNumber, (await host.As(Bob).ReportLateAsync(late)).Booking.Contact);
        Assert.Equal(BobsNumber, (await host.AcceptAsync(Ann, booking, requestId: "yes")).Contact);
        await host.CancelAsync(Bob, booking);
        var told = ((await OfAsync(Ann)).Count, (await OfAsync(Bob)).Count);

        var again = await host.AcceptAsync(Ann, booking, requestId: "yes");
        Assert.Equal((booking.Id, "", false), (again.Id, again.Contact, again.ContactWithheld));
        Assert.NotEqual(booking.Journeys[0].Pickup, again.Journeys[0].Pickup);
        var lateAgain = (await host.As(Bob).ReportLateAsync(late)).Booking;
        Assert.Equal((booking.Id, "", ""), (lateAgain.Id, lateAgain.Contact, lateAgain.Car));
        Assert.Equal(told, ((await OfAsync(Ann)).Count, (await OfAsync(Bob)).Count));
    }

    /// <summary>Whatever its caller believes of the times: they may be those of a kept answer.</summary>
    [Fact]
    public async Task The_log_shows_nothing_from_a_day_after_the_last_drop_off_by_what_is_stored()
    {
        var booking = await host.AcceptAsync(Ann, await AskedAsync());
        var services = host.Host.Services;
        var log = new DisclosureLog(services.GetRequiredService<OwnerDatabase>().Source, services.GetRequiredService<IOriginVault>(), new PeopleRules(), host.Clock);
        Detail[] details = [new("demo", Guid.Parse(booking.Id), TokenMint.SubjectOf("demo", Bob), DetailKind.Home)];
        host.Clock.Advance(booking.Journeys[^1].DropoffTime.ToDateTimeOffset().AddDays(1) - TimeSpan.FromSeconds(1) - host.Clock.GetUtcNow());
        Assert.False(Assert.Single(await log.ShowAsync(TokenMint.SubjectOf("demo", Ann), details, TestContext.Current.CancellationToken)).Withheld);
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Empty(await log.ShowAsync(TokenMint.SubjectOf("demo", Ann), details, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Lists_and_watchers_are_shown_the_same_and_each_thing_stands_once_a_day()
    {
        var booking = await host.AcceptAsync(Ann, await AskedAsync());
        Assert.Equal(BobsNumber, (await host.As(Ann).ListBookingsAsync(new())).Bookings.Single(one => one.Id == booking.Id).Contact);
        using (var watch = host.As(Bob).WatchOffer(new() { LiftOffer = booking.LiftOffer }, cancellationToken: TestContext.Current.CancellationToken))
        {
            Assert.True(await watch.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
            Assert.Equal(AnnsNumber, watch.ResponseStream.Current.Bookings.Single(one => one.Id == booking.Id).Contact);
        }

        Assert.Equal(2, (await OfAsync(Bob)).Count);
        Assert.Equal(2, (await OfAsync(Ann)).Count);
        host.Clock.Advance(TimeSpan.FromDays(1));
        await host.GetAsync(Ann, booking.Id);
        Assert.Equal(4, (await OfAsync(Bob)).Count);

        var first = await People(Bob).ListDisclosuresAsync(new() { PageSize = 3 });
        var second = await People(Bob).ListDisclosuresAsync(new() { PageSize = 3, PageToken = first.NextPageToken });
        Assert.Equal((3, 1, ""), (first.Disclosures.Count, second.Disclosures.Count, second.NextPageToken));
        Assert.Equal(4, first.Disclosures.Concat(second.Disclosures).Select(one => one.Id).Distinct().Count());
    }

    [Fact]
    public async Task Nobody_is_shown_more_people_a_day_than_is_allowed_however_many_calls_come_at_once()
    {
        var bookings = new List<(Booking Booking, string Passenger)>();
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync(Ann, session, 1_000, seats: 4, instant: true);
        for (var number = 0; number < 4; number++)
        {
            var passenger = $"{Bob} {number}";
            await ReachAsync(passenger, BobsNumber);
            bookings.Add((await host.BookAsync(passenger, offer, await host.RequestAsync(passenger, session, 4_000 + (500 * number))), passenger));
        }

        var services = host.Host.Services;
        var log = new DisclosureLog(
            services.GetRequiredService<OwnerDatabase>().Source, services.GetRequiredService<IOriginVault>(), new PeopleRules { MostShownADay = 2 }, host.Clock);
        var driver = TokenMint.SubjectOf("demo", Ann);
        Detail[] Of((Booking Booking, string Passenger) one) =>
        [
            new("demo", Guid.Parse(one.Booking.Id), TokenMint.SubjectOf("demo", one.Passenger), DetailKind.Contact),
            new("demo", Guid.Parse(one.Booking.Id), TokenMint.SubjectOf("demo", one.Passenger), DetailKind.Home),
        ];
        var shown = await Task.WhenAll(bookings.SelectMany(one => Enumerable.Repeat(one, 3)).Select(one => log.ShowAsync(driver, Of(one), TestContext.Current.CancellationToken)));
        Assert.Equal(2, shown.SelectMany(one => one).Where(one => !one.Withheld).Select(one => one.Booking).Distinct().Count());
        Assert.All(shown.SelectMany(one => one).Where(one => one.Withheld), one => Assert.Equal("", one.Contact));
        Assert.Equal([2L], await host.QueryAsync("select count(distinct subject) from disclosure where reader = $1", row => row.GetInt64(0), driver));
        Assert.Equal(4, (await log.ShowAsync(driver, [.. bookings.SelectMany(Of)], TestContext.Current.CancellationToken)).Count(one => one.Withheld));
        host.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(4, (await log.ShowAsync(driver, [.. bookings.SelectMany(Of)], TestContext.Current.CancellationToken)).Count(one => one.Withheld));
    }

    [Theory]
    [InlineData("delete from disclosure")]
    [InlineData("truncate disclosure")]
    [InlineData("update disclosure set shown_at = now()")]
    [InlineData("update disclosure set reader = 'somebody else'")]
    [InlineData("update disclosure set what = 'CAR'")]
    public async Task What_was_shown_stays_written_down(string sql)
    {
        await host.AcceptAsync(Ann, await AskedAsync());
        var refused = await Assert.ThrowsAsync<PostgresException>(() => host.ExecuteAsync(sql));
        Assert.Equal("MS020", refused.SqlState);
    }

    private async Task<Booking> AskedAsync(bool reach = true)
    {
        if (reach)
        {
            await ReachAsync(Ann, AnnsNumber);
            await ReachAsync(Bob, BobsNumber);
        }

        var session = await host.Lifts.SessionAsync(9_000);
        var sent = LiftHost.Offer(session, 1_000);
        sent.Car = "Blue Skoda";
        return await host.BookAsync(Bob, await host.Lifts.OfferAsync(Ann, sent), await host.RequestAsync(Bob, session, 4_567));
    }

    private async Task ReachAsync(string name, string phone) => await People(name).UpdatePersonAsync(new() { Person = new() { Phone = phone, Contact = Contact.Phone } });

    private async Task<IReadOnlyList<Matching.V1.Disclosure>> OfAsync(string name) => (await People(name).ListDisclosuresAsync(new())).Disclosures;

    private PersonService.PersonServiceClient People(string name) => new(host.Host.As(host.Host.Tokens.Volunteer(name)));
}
