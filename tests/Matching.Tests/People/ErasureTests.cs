using System.Text;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Matching.Lifts;
using Matching.People;
using Matching.People.Roles;
using Matching.People.SignIn;
using Matching.Storage;
using Matching.Storage.People;
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
using Role = Matching.People.Role;
using Session = Matching.V1.Session;
using State = Matching.V1.Booking.Types.State.Types.Value;

namespace Matching.Tests.People;

/// <summary>Somebody takes part in all ways there are, tells all they can tell, and is then erased: others keep what they booked, and nothing of them is left in any column.</summary>
public sealed class ErasureTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private const string Name = "Wilhelmina";
    private const string Address = "wilhelmina@example.org";
    private const string Number = "+442079460123";
    private const double Home = 4_567;

    private readonly Guid id = Guid.CreateVersion7(TwoSeats.Now);
    private BookingHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await BookingHost.StartAsync(database);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Nothing_is_left_of_who_was_erased_and_others_keep_their_bookings()
    {
        var services = host.Host.Services;
        await using (var connection = await services.GetRequiredService<OwnerDatabase>().Source.OpenConnectionAsync(Cancel))
        {
            await services.GetRequiredService<PersonMaker>().TakeInAsync(connection, id, "demo", $"{id}", Name, EmailAddress.TryParse(Address), host.Clock.GetUtcNow(), Cancel);
        }

        await host.Host.AgreeAsync($"{id}");
        await services.GetRequiredService<IRoleGrants>().GrantAsync(EmailAddress.TryParse(Address)!, Role.Administrator);
        var (past, riding, driving) = await TakePartAsync();

        var vault = services.GetRequiredService<IOriginVault>();
        var home = (await host.QueryAsync(
            "select id, origin_sealed from lift_request where passenger = $1", row => vault.Open(row.GetGuid(0), row.GetFieldValue<byte[]>(1)), $"{id}"))[0];
        var needles = new Needles(
            services.GetRequiredService<OwnerDatabase>().Source,
            vault,
            new Dictionary<string, byte[]>
            {
                ["name"] = Encoding.UTF8.GetBytes(Name),
                ["address"] = Encoding.UTF8.GetBytes(Address),
                ["number"] = Encoding.UTF8.GetBytes(Number),
                ["place"] = Encoding.UTF8.GetBytes(LiftHost.Place(Home)),
                ["home"] = home,
                ["car"] = Encoding.UTF8.GetBytes("Zebra striped"),
                ["plate"] = Encoding.UTF8.GetBytes("ZEB123"),
                ["note"] = Encoding.UTF8.GetBytes("Yellow gate"),
            });
        var before = await needles.FindAsync(Cancel);
        Assert.Superset(
            new HashSet<string>
            {
                "name in person.name_sealed", "name in sign_up.name", "name in lift_offer.driver_name", "name in lift_request.passenger_name", "name in block.blocked_name",
                "name in lift_series.driver_name", "name in session.organiser_name", "name in write_once.answer", "address in person.email_sealed", "address in sign_in.email_sealed",
                "address in role_grant.email_sealed", "number in person.phone_sealed", "place in lift_offer.place_sealed", "place in lift_request.place_sealed",
                "place in lift_series.terms_sealed", "home in lift_offer.origin_sealed", "home in lift_request.origin_sealed", "home in booking_leg.home_sealed",
                "home in lift_stop.position_sealed", "car in lift_offer.car_sealed", "plate in lift_offer.plate_sealed", "note in lift_offer.note",
            },
            before.ToHashSet());
        AssertTold(await People().ExportPersonAsync(new()), riding, driving);

        Assert.NotNull((await People().ErasePersonAsync(new() { RequestId = "gone" })).EraseTime);

        Assert.Empty(await needles.FindAsync(Cancel));
        var named = await new Needles(
            services.GetRequiredService<OwnerDatabase>().Source, vault,
            new Dictionary<string, byte[]> { ["subject"] = Encoding.UTF8.GetBytes($"{id}") }).FindAsync(Cancel);
        Assert.Equal(["subject in erasure.subject", "subject in person.id", "subject in write_once.subject"], named.Order(StringComparer.Ordinal));

        // Others keep what they had, and read it.
        var travelled = await host.GetAsync("Ann", past.Id);
        Assert.Equal((State.Completed, "Somebody"), (travelled.State, travelled.PassengerName));
        Assert.Equal((State.Cancelled, "Somebody"), ((await host.GetAsync("Ann", riding.Id)).State, (await host.GetAsync("Ann", riding.Id)).PassengerName));
        var lost = await host.GetAsync("Bob", driving.Id);
        Assert.Equal((State.Cancelled, "Somebody", "", ""), (lost.State, lost.DriverName, lost.Car, lost.Contact));
        Assert.Contains("BOOKING_FREED", await host.ToldAsync("Bob", driving));
        Assert.Contains("BOOKING_CANCELLED", await host.ToldAsync("Ann", riding));
        Assert.NotEmpty((await host.As("Ann").ListBookingsAsync(new() { ShowEnded = true })).Bookings);
        Assert.Equal([0L], await host.QueryAsync("select count(*) from lift_stop where booking_id = $1", row => row.GetInt64(0), Guid.Parse(riding.Id)));
        Assert.Equal([("ERASED", true)], await host.QueryAsync("select state, subject like 'erased-%' from person where id = $1", row => (row.GetString(0), row.GetBoolean(1)), id));
    }

    [Fact]
    public async Task An_export_holds_all_that_is_kept_opened_and_nothing_of_others()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        const string Reach = "+442079460999";
        var offer = LiftHost.Offer(session, 3_456);
        (offer.Car, offer.Plate, offer.Note) = ("Polka dotted Fiat", "POL 456", "Blue gate");
        var stored = await host.Lifts.OfferAsync("Xenia", offer);
        await host.SeatAsync("Quentin", "Xenia", stored, await host.RequestAsync("Quentin", session, 6_000));
        var xenia = new PersonService.PersonServiceClient(host.Host.As(host.Host.Tokens.Volunteer("Xenia")));
        await xenia.UpdatePersonAsync(new() { Person = new() { Phone = Reach, Contact = Contact.Phone } });

        var body = await xenia.ExportPersonAsync(new());

        Assert.Equal("application/json", body.ContentType);
        using var data = JsonDocument.Parse(body.Data.ToByteArray());
        Assert.Equal(PersonExport.Lists, data.RootElement.EnumerateObject().Select(list => list.Name));
        Assert.Equal(("Xenia", Reach), (One("person").GetProperty("first_name").GetString(), One("person").GetProperty("phone").GetString()));
        Assert.Equal((offer.OriginPlace, "Polka dotted Fiat", "POL456"), (Text("origin_place"), Text("car"), Text("plate")));
        Assert.InRange(One("lift_offers").GetProperty("origin").GetProperty("latitude").GetDouble(), 50, 60);
        Assert.Equal((true, "ACCEPTED"), (One("bookings").GetProperty("driving").GetBoolean(), One("bookings").GetProperty("state").GetString()));
        Assert.All(data.RootElement.GetProperty("booking_legs").EnumerateArray(), leg => Assert.Equal(JsonValueKind.Null, leg.GetProperty("home").ValueKind));
        Assert.Equal(["CONTACT_SHARING", "MESSAGES", "TAKING_PART"], data.RootElement.GetProperty("consents").EnumerateArray().Where(Given).Select(row => row.GetProperty("purpose").GetString()).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("Quentin", data.RootElement.GetRawText(), StringComparison.Ordinal);

        static bool Given(JsonElement row) => row.GetProperty("given").GetBoolean() && row.GetProperty("wording_version").GetInt32() == 1;
        JsonElement One(string list) => Assert.Single(data.RootElement.GetProperty(list).EnumerateArray());
        string? Text(string column) => One("lift_offers").GetProperty(column).GetString();
    }

    [Fact]
    public async Task A_token_of_who_was_erased_is_good_for_nothing()
    {
        await host.Host.Services.GetRequiredService<PersonMaker>().TakeInAsync("demo", $"{id}", Name, null, host.Clock.GetUtcNow(), Cancel);
        var person = (await host.QueryAsync("select id from person where subject = $1", row => row.GetGuid(0), $"{id}"))[0];
        await People().GetPersonAsync(new());
        Assert.Equal("ETAG_MISMATCH", await ReasonOfAsync(People().ErasePersonAsync(new() { Etag = "v7" })));
        await People().ErasePersonAsync(new() { Etag = "v1" });

        // Replicas hear of it.
        await Eventually.HoldsAsync(async () => await ReasonIfAnyAsync(People().ListBlocksAsync(new())) == "UNAUTHENTICATED");
        Assert.Equal(["ERASED"], await host.QueryAsync("select state from person where id = $1", row => row.GetString(0), person));
    }

    /// <summary>Rides with Ann, twice, once to the end; drives Bob; offers every week; runs a session; is free otherwise; is signing in and signed in; tells of somebody; blocks and is blocked.</summary>
    private async Task<(Booking Past, Booking Riding, Booking Driving)> TakePartAsync()
    {
        await People().UpdatePersonAsync(new() { Person = new() { Phone = Number, Contact = Contact.Phone }, RequestId = "reach" });
        var soon = Canvass(hours: 5);
        soon.Location = TwoSeats.At(9_000, 5_000);
        var past = await RideAsync(await host.Lifts.Sessions.CreateAsync(soon));
        await host.TickAsync(past.Journeys[^1].DropoffTime.ToDateTimeOffset() + TimeSpan.FromHours(4) - host.Clock.GetUtcNow());
        Assert.Equal(State.Completed, (await host.GetAsync("Ann", past.Id)).State);

        var riding = await RideAsync(await host.Lifts.SessionAsync(9_000));
        var sent = Offer(await host.Lifts.SessionAsync(9_000));
        var offer = (await Lifts().OfferLiftAsync(new() { LiftOffer = sent, RequestId = "offer" })).LiftOffer;
        var request = await host.RequestAsync("Bob", new Session { Id = sent.Session }, 6_000);
        var driving = await host.BookAsync("Bob", offer, request, requestId: "asked");
        driving = (await Lifts().AcceptBookingAsync(new() { Booking = driving.Id, RequestId = "yes" })).Booking;
        Assert.Equal((State.Accepted, Number), (driving.State, (await host.GetAsync("Bob", driving.Id)).Contact));

        await new LiftSeriesService.LiftSeriesServiceClient(host.Host.As(Token())).CreateLiftSeriesAsync(new()
        {
            LiftSeries = new()
            {
                Seat = "E14000002",
                Rule = "FREQ=WEEKLY",
                StartDate = "2026-05-08",
                EndDate = "2026-06-30",
                EarliestDeparture = "09:00",
                LatestReturn = "18:00",
                OriginPlace = LiftHost.Place(Home),
            }
        });
        var own = Canvass(hours: 2_000);
        own.OrganiserName = Name;
        await new SessionService.SessionServiceClient(host.Host.As(Token())).CreateSessionAsync(new() { Session = own });
        await new PersonService.PersonServiceClient(host.Host.As(host.Host.Tokens.Volunteer("Kit"))).BlockPersonAsync(new() { Block = new() { LiftOffer = offer.Id } });
        var lou = await host.OfferAsync("Lou", await host.Lifts.SessionAsync(9_000), 1_000);
        await new ReportService.ReportServiceClient(host.Host.As(Token())).ReportPersonAsync(new() { Report = new() { LiftOffer = lou.Id, Words = "He shouted." } });
        await People().BlockPersonAsync(new() { Block = new() { LiftOffer = lou.Id } });
        var free = host.Clock.GetUtcNow().AddDays(40);
        await new SessionService.SessionServiceClient(host.Host.As(Token())).CreateAvailabilityAsync(
            new() { Availability = new() { Campaign = "demo", OriginPlace = LiftHost.Place(Home), From = free.ToTimestamp(), Until = free.AddMinutes(50).ToTimestamp() } });
        await host.ExecuteAsync(
            "insert into booking_notice (booking_id, direction, kind, said_by, minutes, created_at) values ($1, 'OUTWARD', 'LATE', 'PASSENGER', 5, now())", Guid.Parse(riding.Id));
        await host.ExecuteAsync(
            "insert into refresh_token (hash, family, person, created_at, expires_at, began_at) values (sha256('w'), $1, $1, now(), now() + interval '30 days', now())", id);
        await host.Host.Services.GetRequiredService<ISignIns>().StartAsync("demo", EmailAddress.TryParse(Address)!, "0123456789012345678901", Cancel);
        return (past, riding, driving);
    }

    /// <summary>A copy of her data tells, in each list that she has anything in, what she has there.</summary>
    private void AssertTold(Google.Api.HttpBody body, Booking riding, Booking driving)
    {
        using var data = JsonDocument.Parse(body.Data.ToByteArray());
        (string List, string Told)[] expected =
        [
            ("person", Name), ("person", Address), ("person", Number), ("consents", "TAKING_PART"), ("roles", "ADMINISTRATOR"), ("roles", Address), ("sign_ups", Name),
            ("availabilities", LiftHost.Place(Home)), ("sessions", Name), ("lift_offers", "Zebra striped Skoda"), ("lift_offers", "ZEB123"), ("lift_offers", "Yellow gate, number 7"),
            ("lift_offers", LiftHost.Place(Home)), ("lift_series", LiftHost.Place(Home)), ("lift_occurrences", "2026-05-08"), ("lift_requests", LiftHost.Place(Home)),
            ("bookings", riding.Id), ("bookings", driving.Id), ("booking_legs", riding.Id), ("booking_legs", driving.Id), ("notices", riding.Id), ("reports", "He shouted."),
            ("shown_of_me", driving.Id), ("shown_to_me", driving.Id), ("messages", driving.Id), ("sign_ins", Address), ("tokens", $"{id}"), ("answers", "matching.v1.LiftService/OfferLift"),
        ];
        Assert.All(expected, one => Assert.Contains(Texts(data.RootElement.GetProperty(one.List)), text => text.Contains(one.Told, StringComparison.Ordinal)));
        // Nothing is told of a block but that it is, and of reports by others only what came of them.
        Assert.Single(data.RootElement.GetProperty("blocks").EnumerateArray());
        Assert.Equal(PersonExport.Lists.Except(["blocks", "reports_of_me"]), expected.Select(one => one.List).Distinct());

        static IEnumerable<string> Texts(JsonElement at) => at.ValueKind switch
        {
            JsonValueKind.Array => at.EnumerateArray().SelectMany(Texts),
            JsonValueKind.Object => at.EnumerateObject().SelectMany(property => Texts(property.Value)),
            JsonValueKind.String => [at.GetString()!],
            _ => [],
        };
    }

    private async Task<Booking> RideAsync(Session session)
    {
        var offer = await host.OfferAsync("Ann", session, 1_000);
        var request = (await Lifts().RequestLiftAsync(new() { LiftRequest = new() { Session = session.Id, OriginPlace = LiftHost.Place(Home), PartySize = 1 }, RequestId = $"ask {session.Id}"[..40] })).LiftRequest;
        var booking = (await Lifts().CreateBookingAsync(new() { Booking = new() { LiftOffer = offer.Id, LiftRequest = request.Id } })).Booking;
        return await host.AcceptAsync("Ann", booking, requestId: $"yes {session.Id}"[..40]);
    }

    private static LiftOffer Offer(Session session)
    {
        var offer = LiftHost.Offer(session, Home);
        (offer.Car, offer.Plate, offer.Note) = ("Zebra striped Skoda", "ZEB 123", "Yellow gate, number 7");
        return offer;
    }

    private string Token() => host.Host.Services.GetRequiredService<ITokenMint>().SignFor(new SignedIn(id, "demo", Name, "")).Token;

    private PersonService.PersonServiceClient People() => new(host.Host.As(Token()));

    private LiftService.LiftServiceClient Lifts() => new(host.Host.As(Token()));
}
