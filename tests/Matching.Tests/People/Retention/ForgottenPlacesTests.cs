using System.Text;
using Matching.Hosting.Tokens;
using Matching.Lifts;
using Matching.People.Retention;
using Matching.Storage;
using Matching.Storage.People.Retention;
using Matching.Storage.People.Rights;
using Matching.Tests.Bookings;
using Matching.Tests.Lifts;
using Matching.Tests.Sessions;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;
using TestKit;
using static Matching.Tests.Sessions.SessionHost;
using Booking = Matching.V1.Booking;
using Contact = Matching.V1.Person.Types.Contact.Types.Value;
using LiftOffer = Matching.V1.LiftOffer;
using LiftRequest = Matching.V1.LiftRequest;
using Session = Matching.V1.Session;
using State = Matching.V1.Booking.Types.State.Types.Value;

namespace Matching.Tests.People.Retention;

/// <summary>Two people travel, and go on taking part: a week after the session nothing tells any more where they set out from or how they were reached, and whoever asks for what is left is answered.</summary>
public sealed class ForgottenPlacesTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private const double AnnsHome = 1_234;
    private const double BobsHome = 5_678;
    private const string AnnsNumber = "+442079460081";
    private const string BobsNumber = "+442079460082";

    private BookingHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await BookingHost.StartAsync(database, services => services.Without<RetentionWorker>());

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_week_after_the_session_no_home_and_no_number_can_be_opened_from_any_row_and_all_that_is_left_is_still_answered()
    {
        var (session, offer, request, booking) = await TravelAsync();
        var needles = await NeedlesAsync();
        Assert.Superset(
            new HashSet<string>
            {
                "Anns place in lift_offer.place_sealed", "Anns home in lift_offer.origin_sealed", "Bobs place in lift_request.place_sealed", "Bobs home in lift_request.origin_sealed",
                "Bobs home in booking_leg.home_sealed", "Bobs home in lift_stop.position_sealed", "car in lift_offer.car_sealed", "plate in lift_offer.plate_sealed", "note in lift_offer.note",
                "Anns number in person.phone_sealed", "Bobs number in person.phone_sealed",
            },
            (await needles.FindAsync(Cancel)).ToHashSet());

        var over = session.Until.ToDateTimeOffset();
        await host.TickAsync(over.AddDays(7).AddSeconds(-1) - host.Clock.GetUtcNow());
        await ForgetAsync();
        Assert.Superset(
            new HashSet<string> { "Anns home in lift_offer.origin_sealed", "Bobs home in lift_stop.position_sealed", "Bobs number in person.phone_sealed" }, (await needles.FindAsync(Cancel)).ToHashSet());

        await host.TickAsync(TimeSpan.FromSeconds(1));
        await Eventually.HoldsAsync(async () =>
        {
            await ForgetAsync();
            return (await needles.FindAsync(Cancel)).Count == 0;
        });

        // Nothing in the clear stands where they lived either.
        Assert.Equal(
            [true],
            await host.QueryAsync(
                """
                select offer.blurred_easting = session.easting and wish.blurred_northing = session.northing and not leg.live and leg.stand_in ~= point(session.easting, session.northing) and st_area(leg.reach) = 1
                from lift_offer offer
                join session on session.id = offer.session_id
                join lift_leg leg on leg.offer_id = offer.id and leg.direction = 'OUTWARD'
                join lift_request wish on wish.id = $2
                where offer.id = $1
                """,
                row => row.GetBoolean(0),
                Guid.Parse(offer.Id),
                Guid.Parse(request.Id)));
        await AssertAnsweredAsync(offer, request, booking);
    }

    [Fact]
    public async Task Who_comes_again_keeps_their_number_and_is_asked_for_it_anew_only_after_a_while()
    {
        var soon = await host.Lifts.SessionAsync(9_000);
        await ReachAsync("Uma", "+442079460083");
        await host.OfferAsync("Uma", soon, 1_000);
        var later = Canvass(hours: ((soon.Until.ToDateTimeOffset() - TwoSeats.Now).TotalHours) + (20 * 24));
        later.Location = TwoSeats.At(9_000, 5_000);
        var signUp = await host.Lifts.Sessions.SignUpAsync("Uma", await host.Lifts.Sessions.CreateAsync(later));
        host.Clock.Advance(soon.Until.ToDateTimeOffset().AddDays(8) - host.Clock.GetUtcNow());
        await ForgetAsync();
        Assert.Equal("+442079460083", (await PeopleAs("Uma").GetPersonAsync(new())).Person.Phone);

        await host.Lifts.Sessions.CancelAsync("Uma", signUp);
        await Eventually.HoldsAsync(async () =>
        {
            await ForgetAsync();
            var person = (await PeopleAs("Uma").GetPersonAsync(new())).Person;
            return (person.Phone, person.Contact) == ("", Contact.None);
        });
    }

    [Fact]
    public async Task Answers_kept_for_calls_made_twice_go_with_what_they_tell_of()
    {
        var session = await host.Lifts.Sessions.CreateAsync(Canvass(hours: 24));
        var offer = await host.Lifts.OfferAsync("Flo", LiftHost.Offer(session, 1_000), requestId: "offer");
        var request = await host.RequestAsync("Gus", session, 2_000);
        var booking = await host.AcceptAsync("Flo", await host.BookAsync("Gus", offer, request, requestId: "asked"), requestId: "yes");
        Assert.Equal(3, await AnswersAsync());
        host.Clock.Advance(session.Until.ToDateTimeOffset().AddDays(2) - host.Clock.GetUtcNow());

        var services = host.Host.Services;
        var soon = new PlaceRetention(services.GetRequiredService<OwnerDatabase>().Source, services.GetRequiredService<PlaceBlanker>(), new RetentionRules { AfterSession = TimeSpan.FromDays(2) }, host.Clock);
        await Eventually.HoldsAsync(async () =>
        {
            await soon.RunOnceAsync(Cancel);
            return await AnswersAsync() == 0;
        });

        async Task<long> AnswersAsync() => (await host.QueryAsync(
            "select count(*) from write_once where strpos(answer::text, $1) > 0 or strpos(answer::text, $2) > 0", row => row.GetInt64(0), offer.Id, booking.Id))[0];
    }

    [Fact]
    public async Task A_series_keeps_its_terms_until_a_week_after_its_last_date()
    {
        var today = DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime);
        var client = new LiftSeriesService.LiftSeriesServiceClient(host.Host.As(host.Host.Tokens.Volunteer("Sue")));
        var series = (await client.CreateLiftSeriesAsync(new()
        {
            LiftSeries = new()
            {
                Seat = "E14000002",
                Rule = "FREQ=WEEKLY",
                StartDate = $"{today.AddDays(7):O}",
                EndDate = $"{today.AddDays(28):O}",
                EarliestDeparture = "09:00",
                LatestReturn = "18:00",
                OriginPlace = LiftHost.Place(2_468),
            },
        })).LiftSeries;

        // Midnight in London, in summer.
        await MoveAsync(new DateTimeOffset(today.AddDays(29 + 7), new TimeOnly(22, 59, 59), TimeSpan.Zero).AddDays(-1));
        Assert.Equal(LiftHost.Place(2_468), (await GetAsync()).OriginPlace);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await Eventually.HoldsAsync(async () =>
        {
            await ForgetAsync();
            return (await GetAsync()).OriginPlace.Length == 0;
        });
        Assert.Equal("2026-05-29", series.EndDate);

        async Task<LiftSeries> GetAsync()
        {
            var fresh = new LiftSeriesService.LiftSeriesServiceClient(host.Host.As(host.Host.Tokens.Volunteer("Sue")));
            Assert.Contains((await fresh.ListLiftSeriesAsync(new())).LiftSeries, one => one.Id == series.Id);
            return (await fresh.GetLiftSeriesAsync(new() { LiftSeries = series.Id })).LiftSeries;
        }

        async Task MoveAsync(DateTimeOffset to)
        {
            host.Clock.Advance(to - host.Clock.GetUtcNow());
            await ForgetAsync();
        }
    }

    private async Task<(Session Session, LiftOffer Offer, LiftRequest Request, Booking Booking)> TravelAsync()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        await ReachAsync("Ann", AnnsNumber);
        await ReachAsync("Bob", BobsNumber);
        var sent = LiftHost.Offer(session, AnnsHome);
        (sent.Car, sent.Plate, sent.Note) = ("Zebra striped Skoda", "ZEB 123", "Yellow gate, number 7");
        var offer = await host.Lifts.OfferAsync("Ann", sent, requestId: "offer");
        var request = await host.RequestAsync("Bob", session, BobsHome);
        var booking = await host.AcceptAsync("Ann", await host.BookAsync("Bob", offer, request, requestId: "asked"), requestId: "yes");
        Assert.Equal((AnnsNumber, BobsNumber), ((await host.GetAsync("Bob", booking.Id)).Contact, (await host.GetAsync("Ann", booking.Id)).Contact));
        return (session, offer, request, booking);
    }

    private async Task AssertAnsweredAsync(LiftOffer offer, LiftRequest request, Booking booking)
    {
        var driven = await host.GetAsync("Ann", booking.Id);
        Assert.Equal((State.Completed, "Bob", ""), (driven.State, driven.PassengerName, driven.Contact));
        var ridden = await host.GetAsync("Bob", booking.Id);
        Assert.Equal((State.Completed, "Ann", "", ""), (ridden.State, ridden.DriverName, ridden.Car, ridden.Contact));
        Assert.Contains((await host.As("Ann").ListBookingsAsync(new() { ShowEnded = true })).Bookings, one => one.Id == booking.Id);
        var own = (await host.As("Ann").GetLiftOfferAsync(new() { LiftOffer = offer.Id })).LiftOffer;
        Assert.Equal(("", "", "", "", "Ann"), (own.OriginPlace, own.Car, own.Plate, own.Note, own.DriverName));
        Assert.Equal("", (await host.As("Bob").GetLiftRequestAsync(new() { LiftRequest = request.Id })).LiftRequest.OriginPlace);
        Assert.NotEmpty((await host.As("Ann").ListLiftOffersAsync(new())).LiftOffers);

        Assert.Equal("SESSION_CLOSED", await ReasonOfAsync(host.Lifts.SearchAsync(BobsHome, new Session { Id = offer.Session })));
        Assert.DoesNotContain("INTERNAL", await ReasonIfAnyAsync(host.As("Bob").MatchRequestAsync(new() { LiftRequest = request.Id })), StringComparison.Ordinal);
        Assert.Contains("Closed", $"{await host.As("Bob").ExplainMatchAsync(new() { LiftOffer = offer.Id, Request = request.Id })}", StringComparison.OrdinalIgnoreCase);
        own.Note = "Anew";
        Assert.Equal("SESSION_CLOSED", await ReasonOfAsync(host.As("Ann").UpdateLiftOfferAsync(new() { LiftOffer = own })));
        Assert.Equal("BOOKING_CLOSED", await ReasonOfAsync(host.As("Bob").CancelBookingAsync(new() { Booking = booking.Id })));
        using (var watch = host.As("Bob").WatchOffer(new() { LiftOffer = offer.Id }, cancellationToken: Cancel))
        {
            Assert.True(await watch.ResponseStream.MoveNext(Cancel));
            Assert.Equal(offer.Id, watch.ResponseStream.Current.LiftOffer.Id);
        }

        foreach (var name in (string[])["Ann", "Bob"])
        {
            var export = (await PeopleAs(name).ExportPersonAsync(new())).Data.ToStringUtf8();
            Assert.Contains(booking.Id, export, StringComparison.Ordinal);
            Assert.DoesNotContain("latitude", export, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("INTERNAL", await ReasonIfAnyAsync(host.As("Bob").CancelLiftRequestAsync(new() { LiftRequest = request.Id })), StringComparison.Ordinal);
        Assert.DoesNotContain("INTERNAL", await ReasonIfAnyAsync(host.As("Ann").CancelLiftOfferAsync(new() { LiftOffer = offer.Id })), StringComparison.Ordinal);
        Assert.NotNull((await PeopleAs("Bob").ErasePersonAsync(new())).EraseTime);
        Assert.Equal("Somebody", (await host.GetAsync("Ann", booking.Id)).PassengerName);
    }

    private async Task<Needles> NeedlesAsync()
    {
        var vault = host.Host.Services.GetRequiredService<IOriginVault>();
        return new Needles(
            host.Host.Services.GetRequiredService<OwnerDatabase>().Source,
            vault,
            new Dictionary<string, byte[]>
            {
                ["Anns place"] = Encoding.UTF8.GetBytes(LiftHost.Place(AnnsHome)),
                ["Bobs place"] = Encoding.UTF8.GetBytes(LiftHost.Place(BobsHome)),
                ["Anns home"] = await OpenedAsync("select id, origin_sealed from lift_offer where driver = $1", "Ann"),
                ["Bobs home"] = await OpenedAsync("select id, origin_sealed from lift_request where passenger = $1", "Bob"),
                ["Anns number"] = Encoding.UTF8.GetBytes(AnnsNumber),
                ["Bobs number"] = Encoding.UTF8.GetBytes(BobsNumber),
                ["car"] = Encoding.UTF8.GetBytes("Zebra striped"),
                ["plate"] = Encoding.UTF8.GetBytes("ZEB123"),
                ["note"] = Encoding.UTF8.GetBytes("Yellow gate"),
            });

        async Task<byte[]> OpenedAsync(string sql, string name) =>
            (await host.QueryAsync(sql, row => vault.Open(row.GetGuid(0), row.GetFieldValue<byte[]>(1)), TokenMint.SubjectOf("demo", name)))[0];
    }

    private async Task ReachAsync(string name, string number) =>
        await PeopleAs(name).UpdatePersonAsync(new() { Person = new() { Phone = number, Contact = Contact.Phone }, RequestId = $"reach {name}" });

    private Task<int> ForgetAsync() => host.Host.Services.GetRequiredService<PlaceRetention>().RunOnceAsync(Cancel);

    private PersonService.PersonServiceClient PeopleAs(string name) => new(host.Host.As(host.Host.Tokens.Volunteer(name)));
}
