using System.Security.Cryptography;
using System.Text.Json;
using Google.Protobuf;
using Matching.Tests.Lifts;
using Matching.Tests.Sessions;
using Matching.V1;
using static Matching.Tests.Sessions.SessionHost;

namespace Matching.Tests.Bookings;

/// <summary>
/// What tells how far off a home is: a walk to a public point, and a drive's time to the second.
/// <code>
///   Ann            point   Bob      session
///     1 km ------- 4.2 --- 4.567 ---- 9 km
/// </code>
/// </summary>
public sealed class SecretHomeTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private const double Home = 4_567;

    private BookingHost host = null!;

    public async ValueTask InitializeAsync() => host = await BookingHost.StartAsync(database);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_walk_is_told_to_its_passenger_and_stands_nowhere_in_the_clear()
    {
        await PointAsync("Station", 504_200);
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Ann", session, 1_000, instant: true);
        var request = (await host.As("Bob").RequestLiftAsync(new()
        {
            LiftRequest = new()
            {
                Session = session.Id,
                OriginPlace = LiftHost.Place(Home),
                PartySize = 1,
                MeetingPointsOnly = true,
                LatestReturn = LiftHost.Later(session.Until, 60),
            },
        })).LiftRequest;
        var booking = await host.BookAsync("Bob", offer, request, requestId: "walk");
        Assert.All(booking.Journeys, leg => Assert.Equal(("Station", 367.0), (leg.MeetingPoint, Math.Round(leg.WalkMetres))));
        Assert.Equal(booking, await host.BookAsync("Bob", offer, request, requestId: "walk"));
        Assert.Equal(booking.Journeys, (await host.GetAsync("Bob", booking.Id)).Journeys);
        Assert.All((await host.GetAsync("Ann", booking.Id)).Journeys, leg => Assert.Equal(0, leg.WalkMetres));

        // Whatever the place was rounded to; what is sealed reads as hexadecimal digits, in which no point stands.
        foreach (var table in (string[])["booking", "booking_leg", "lift_stop", "lift_leg", "write_once", "offer_event", "outbox"])
        {
            Assert.Equal([0L], await host.QueryAsync($"select count(*) from {table} t where t::text ~ '366[.]9|367[.]0'", row => row.GetInt64(0)));
        }

        Assert.Equal([0L], await host.QueryAsync(
            """
            select count(*) from booking_leg
            where date_trunc('minute', pickup_at) <> pickup_at or date_trunc('minute', dropoff_at) <> dropoff_at or date_trunc('minute', promised_at) <> promised_at
               or added_seconds::numeric % 60 <> 0
            """,
            row => row.GetInt64(0)));
        Assert.Equal([0L], await host.QueryAsync("select count(*) from lift_stop where not_before is not null or not_after is not null", row => row.GetInt64(0)));
    }

    /// <summary>The point nearest to somebody's home is as good as the home: it is told when the home would be, and written down.</summary>
    [Fact]
    public async Task A_meeting_point_is_told_as_a_home_is()
    {
        await PointAsync("Halt", 502_300);
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Ann", session, 1_000);
        var request = (await host.As("Cid").RequestLiftAsync(new()
        {
            LiftRequest = new() { Session = session.Id, OriginPlace = LiftHost.Place(2_600), PartySize = 1, MeetingPointsOnly = true },
        })).LiftRequest;
        var asked = await host.BookAsync("Cid", offer, request);
        Assert.All(asked.Journeys, leg => Assert.Equal("Halt", leg.MeetingPoint));
        var exact = asked.Journeys[0].Pickup;
        AssertHidden(await host.GetAsync("Ann", asked.Id));
        await host.AcceptAsync("Ann", asked);
        Assert.Equal(("Halt", exact), (await host.GetAsync("Ann", asked.Id)).Journeys.Select(leg => (leg.MeetingPoint, leg.Pickup)).First());
        var shown = await host.QueryAsync("select what from disclosure where booking_id = $1 order by what", row => row.GetString(0), Guid.Parse(asked.Id));
        Assert.Contains("HOME", shown);
        AssertHidden((await host.Organiser.ListBookingsAsync(new() { Session = session.Id })).Bookings.Single());
        await host.CancelAsync("Cid", asked);
        AssertHidden(await host.GetAsync("Ann", asked.Id));
        Assert.All((await host.GetAsync("Cid", asked.Id)).Journeys, leg => Assert.Equal("Halt", leg.MeetingPoint));

        void AssertHidden(Booking told)
        {
            Assert.All(told.Journeys, leg => Assert.Equal("", leg.MeetingPoint));
            Assert.NotEqual(exact, told.Journeys[0].Pickup);
            Assert.Equal((0, 0), (told.Journeys[0].PickupTime.ToDateTimeOffset().Minute % 5, told.Journeys[1].DropoffTime.ToDateTimeOffset().Minute % 5));
        }
    }

    [Fact]
    public async Task Where_the_place_is_blurred_so_is_the_time_at_it()
    {
        // 15 km away: the drive is no multiple of five minutes.
        var session = await host.Lifts.SessionAsync(18_000);
        var asked = await host.BookAsync("Bob", await host.OfferAsync("Ann", session, 500), await host.RequestAsync("Bob", session, 3_000));
        var (toPassenger, toDriver) = (await JourneysAsync("Bob", asked), await JourneysAsync("Ann", asked));
        await host.AcceptAsync("Ann", asked);
        var known = await JourneysAsync("Bob", asked);
        Assert.True(known.Outward.Pickup.Minute % 5 != 0 && known.Return.Dropoff.Minute % 5 != 0, "the world of this test tells nothing");
        // Until the last yes the passenger is told no more of the car's times than the driver of the passenger's.
        AssertBlurred(toPassenger);
        AssertBlurred(toDriver);
        Assert.Equal(await JourneysAsync("Bob", asked), await JourneysAsync("Ann", asked));
        var listed = (await host.Organiser.ListBookingsAsync(new() { Session = session.Id })).Bookings.Single();
        AssertBlurred(TimesOf(listed));
        await host.CancelAsync("Bob", asked);
        AssertBlurred(await JourneysAsync("Ann", asked));
        Assert.Equal(known, await JourneysAsync("Bob", asked));

        void AssertBlurred(Times told)
        {
            Assert.Equal((0, 0), (told.Outward.Pickup.Minute % 5, told.Return.Dropoff.Minute % 5));
            Assert.InRange(known.Outward.Pickup - told.Outward.Pickup, TimeSpan.Zero, TimeSpan.FromMinutes(5));
            Assert.InRange(told.Return.Dropoff - known.Return.Dropoff, TimeSpan.Zero, TimeSpan.FromMinutes(5));
            Assert.Equal((known.Outward.Dropoff, known.Return.Pickup), (told.Outward.Dropoff, told.Return.Pickup));
        }
    }

    /// <summary>Times to the minute are those of a home: who may not be told them by the booking is not told them by a copy of their data either.</summary>
    [Fact]
    public async Task An_export_tells_the_other_sides_times_only_while_the_booking_is_accepted()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Orla", session, 1_000);
        var asked = await host.BookAsync("Rhys", offer, await host.RequestAsync("Rhys", session, Home));
        Assert.Equal((true, true), (await TimesAreHiddenAsync("Orla", asked), await TimesAreHiddenAsync("Rhys", asked)));
        await host.AcceptAsync("Orla", asked);
        Assert.Equal((false, false), (await TimesAreHiddenAsync("Orla", asked), await TimesAreHiddenAsync("Rhys", asked)));
        await host.CancelAsync("Rhys", asked);
        Assert.Equal((true, true), (await TimesAreHiddenAsync("Orla", asked), await TimesAreHiddenAsync("Rhys", asked)));
    }

    private async Task<bool> TimesAreHiddenAsync(string name, Booking booking)
    {
        var person = new PersonService.PersonServiceClient(host.Host.As(host.Host.Tokens.Volunteer(name)));
        using var kept = JsonDocument.Parse((await person.ExportPersonAsync(new())).Data.ToStringUtf8());
        var legs = kept.RootElement.GetProperty("booking_legs").EnumerateArray().Where(leg => leg.GetProperty("booking").GetString() == booking.Id).ToList();
        Assert.Equal(2, legs.Count);
        return legs.TrueForAll(leg => leg.GetProperty("pickup_at").ValueKind == JsonValueKind.Null && leg.GetProperty("dropoff_at").ValueKind == JsonValueKind.Null);
    }

    /// <summary>There are not two million postcodes: a plain hash of a call that names one would tell it to whoever has the database.</summary>
    [Fact]
    public async Task What_is_kept_to_know_a_call_again_is_not_found_by_trying_every_place()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var sent = new RequestLiftRequest { LiftRequest = new() { Session = session.Id, OriginPlace = LiftHost.Place(4_567), PartySize = 1 }, RequestId = $"kept {session.Id}" };
        var made = await host.As("Quentin").RequestLiftAsync(sent);
        Assert.Equal(made, await host.As("Quentin").RequestLiftAsync(sent));

        var guessed = sent.Clone();
        guessed.RequestId = "";
        var kept = await host.QueryAsync("select content_hash from write_once where request_id = $1", row => row.GetFieldValue<byte[]>(0), sent.RequestId);
        Assert.NotEqual(SHA256.HashData(guessed.ToByteArray()), Assert.Single(kept));
    }

    [Fact]
    public async Task Only_legs_that_the_request_wants_are_booked()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var (ann, dan) = (await host.OfferAsync("Ann", session, 1_000), await host.OfferAsync("Dan", session, 1_000));
        var request = await host.RequestAsync("Bob", session, 4_500, legs: Legs.Types.Value.Outward);
        foreach (var legs in (Legs.Types.Value[])[Legs.Types.Value.Return, Legs.Types.Value.Both])
        {
            Assert.Equal(["booking.legs"], await FaultsOfAsync(host.As("Bob").CreateBookingAsync(new()
            {
                Booking = new() { LiftOffer = ann.Id, LiftRequest = request.Id, Legs = legs },
            })));
        }

        Assert.Equal(["booking.return_lift_offer"], await FaultsOfAsync(host.As("Bob").CreateBookingAsync(new()
        {
            Booking = new() { LiftOffer = ann.Id, LiftRequest = request.Id, ReturnLiftOffer = dan.Id },
        })));
        Assert.Equal(Legs.Types.Value.Outward, (await host.BookAsync("Bob", ann, request)).Legs);
    }

    private async Task PointAsync(string name, double easting)
    {
        await host.ExecuteAsync(
            """
            insert into release (kind, boundary_set, election, source, sha256, row_count, imported_at)
            values ('MEETING_POINTS', '', '', 'secret', '', 1, '2026-01-01T00:00:00Z')
            on conflict do nothing
            """);
        await host.ExecuteAsync(
            """
            insert into meeting_point (id, name, kind, location, step_free, release_id)
            select $1, $1, 'station', st_setsrid(st_makepoint($2, 185000), 27700), 'YES', id from release where source = 'secret'
            """,
            name,
            easting);
    }

    private async Task<Times> JourneysAsync(string who, Booking booking) => TimesOf(await host.GetAsync(who, booking.Id));

    private static Times TimesOf(Booking booking) => new(
        (booking.Journeys[0].PickupTime.ToDateTimeOffset(), booking.Journeys[0].DropoffTime.ToDateTimeOffset()),
        (booking.Journeys[1].PickupTime.ToDateTimeOffset(), booking.Journeys[1].DropoffTime.ToDateTimeOffset()));

    private sealed record Times((DateTimeOffset Pickup, DateTimeOffset Dropoff) Outward, (DateTimeOffset Pickup, DateTimeOffset Dropoff) Return);
}
