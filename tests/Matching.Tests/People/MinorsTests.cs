using Grpc.Core;
using Matching.People.SignIn;
using Matching.Storage;
using Matching.Storage.People;
using Matching.Storage.People.Minors;
using Matching.Tests.Bookings;
using Matching.Tests.Lifts;
using Matching.Tests.Sessions;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TestKit;
using static Matching.Tests.Sessions.SessionHost;
using Age = Matching.V1.Person.Types.Age.Types.Value;
using Booking = Matching.V1.Booking;
using Purpose = Matching.V1.Consent.Types.Purpose.Types.Value;
using State = Matching.V1.Booking.Types.State.Types.Value;

namespace Matching.Tests.People;

/// <summary>People of 16 and 17 take part where the campaign's switch says so: as passengers beside adults, and who they are told to is only who must know.</summary>
public sealed class MinorsTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private readonly Guid mia = Guid.CreateVersion7(TwoSeats.Now);
    private readonly Guid ada = Guid.CreateVersion7(TwoSeats.Now);
    private BookingHost host = null!;
    private Session session = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        host = await BookingHost.StartAsync(database);
        foreach (var (id, name) in ((Guid, string)[])[(mia, "Mia"), (ada, "Ada")])
        {
            await using var connection = await host.Host.Services.GetRequiredService<OwnerDatabase>().Source.OpenConnectionAsync(Cancel);
            await host.Host.Services.GetRequiredService<PersonMaker>().TakeInAsync(connection, id, "demo", $"{id}", name, null, host.Clock.GetUtcNow(), Cancel);
        }

        session = await host.Lifts.SessionAsync(9_000);
        await SwitchAsync(true);
        await AgreeAsync(ada, Age.Adult);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task With_the_switch_on_who_is_16_signs_up_and_asks_for_lifts_and_never_drives()
    {
        await AgreeAsync(mia, Age.SixteenOrSeventeen);
        Assert.Equal(Age.SixteenOrSeventeen, (await new PersonService.PersonServiceClient(As(mia)).GetPersonAsync(new())).Person.Age);
        await Sessions(mia).SignUpAsync(new() { Session = session.Id, SignUp = new() });
        await RequestAsync(mia, 5_000);
        Assert.Equal("ADULTS_ONLY", await ReasonOfAsync(Lifts(mia).OfferLiftAsync(new() { LiftOffer = LiftHost.Offer(session, 1_000) })));
        var driven = await host.OfferAsync("Dan", session, 1_000);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => host.ExecuteAsync(
            "insert into lift_offer select (jsonb_populate_record(offer, jsonb_build_object('id', gen_random_uuid(), 'driver', $1::text))).* from lift_offer offer where id = $2", $"{mia}", Guid.Parse(driven.Id)));
        Assert.Equal("MS043", refused.SqlState);
    }

    [Fact]
    public async Task Searches_of_who_is_16_show_only_cars_that_an_adult_is_in()
    {
        await AgreeAsync(mia, Age.SixteenOrSeventeen);
        var offer = await host.OfferAsync("Dan", session, 1_000);
        async Task<SearchLiftsResponse> SearchAsync(Guid who) => await Lifts(who).SearchLiftsAsync(new() { Place = LiftHost.Place(5_000), Session = session.Id });
        async Task<bool> PossibleAsync(Guid who) => (await new SeatService.SeatServiceClient(As(who)).FindNearestMarginalsAsync(new()
        {
            Place = LiftHost.Place(5_000),
            Campaign = "demo",
            From = session.From,
            Until = session.Until,
            Limit = 2,
        })).Marginals.Any(seat => seat.LiftPossible);

        Assert.Equal((1, true), ((await SearchAsync(ada)).Matches.Count, (await SearchAsync(ada)).Possible));
        Assert.Equal((0, false), ((await SearchAsync(mia)).Matches.Count, (await SearchAsync(mia)).Possible));
        Assert.Equal((true, false), (await PossibleAsync(ada), await PossibleAsync(mia)));
        await SeatAsync(ada, offer, 4_000);
        Assert.Equal([offer.Id], (await SearchAsync(mia)).Matches.Select(match => match.LiftOffer));
        Assert.True(await PossibleAsync(mia));
    }

    [Fact]
    public async Task Who_must_know_is_told_and_nobody_else_and_the_driver_only_once_they_ride()
    {
        await AgreeAsync(mia, Age.SixteenOrSeventeen);
        var offer = await host.OfferAsync("Dan", session, 1_000);
        var beside = await SeatAsync(ada, offer, 4_000);
        var request = await RequestAsync(mia, 5_000);
        var asked = (await Lifts(mia).CreateBookingAsync(new() { Booking = new() { LiftOffer = offer.Id, LiftRequest = request.Id } })).Booking;
        Assert.True(asked.Accompanied);
        Assert.False((await host.GetAsync("Dan", asked.Id)).Accompanied);
        await host.AcceptAsync("Dan", asked);
        Assert.True((await host.GetAsync("Dan", asked.Id)).Accompanied);
        Assert.False((await host.GetAsync("Dan", beside.Id)).Accompanied);
        Assert.Equal(
            [Disclosure.Types.What.Types.Value.Age],
            (await new PersonService.PersonServiceClient(As(mia)).ListDisclosuresAsync(new())).Disclosures.Select(one => one.What).Where(what => what == Disclosure.Types.What.Types.Value.Age));
        Assert.True((await host.Organiser.ListBookingsAsync(new() { Session = session.Id })).Bookings.Single(one => one.Id == asked.Id).Accompanied);
        var signUps = (await host.Lifts.Sessions.Organiser.ListSignUpsAsync(new() { Session = session.Id })).SignUps;
        Assert.Equal(["Mia"], signUps.Where(one => one.Minor).Select(one => one.Name));
        Assert.DoesNotContain((await Sessions(ada).ListSignUpsAsync(new() { Session = session.Id })).SignUps, one => one.Minor);
        await host.CancelAsync("Dan", asked);
        Assert.False((await host.GetAsync("Dan", asked.Id)).Accompanied);

        var export = (await new PersonService.PersonServiceClient(As(mia)).ExportPersonAsync(new())).Data.ToStringUtf8();
        Assert.Contains("SIXTEEN_OR_SEVENTEEN", export, StringComparison.Ordinal);
        await new PersonService.PersonServiceClient(As(mia)).ErasePersonAsync(new());
        Assert.Equal([0L], await host.QueryAsync(
            """
            select (select count(*) from lift_request where age <> 'UNKNOWN' and id = $1) + (select count(*) from sign_up where minor and session_id = $2)
                 + (select count(*) from booking_leg where minor and request_id = $1) + (select count(*) from person where age = 'SIXTEEN_OR_SEVENTEEN' and id = $3)
            """,
            row => row.GetInt64(0),
            Guid.Parse(request.Id),
            Guid.Parse(session.Id),
            mia));
    }

    [Fact]
    public async Task An_adult_who_says_that_they_are_16_after_all_drives_nobody_and_is_nobodys_company()
    {
        await AgreeAsync(mia, Age.SixteenOrSeventeen);
        var driven = (await Lifts(ada).OfferLiftAsync(new() { LiftOffer = LiftHost.Offer(await host.Lifts.SessionAsync(9_000), 1_000) })).LiftOffer;
        var offer = await host.OfferAsync("Dan", session, 1_000);
        await SeatAsync(ada, offer, 4_000);
        var rides = await SeatAsync(mia, offer, 5_000);
        await GiveAsync(ada, Age.SixteenOrSeventeen);
        Assert.Equal(State.Cancelled, (await Lifts(mia).GetBookingAsync(new() { Booking = rides.Id })).Booking.State);
        Assert.Equal(LiftOffer.Types.State.Types.Value.Cancelled, (await Lifts(ada).GetLiftOfferAsync(new() { LiftOffer = driven.Id })).LiftOffer.State);
    }

    [Fact]
    public async Task With_the_switch_off_again_nothing_new_is_taken_and_what_was_to_come_is_called_off_and_told()
    {
        await AgreeAsync(mia, Age.SixteenOrSeventeen);
        await new ConsentService.ConsentServiceClient(As(mia)).GiveConsentAsync(new() { Purpose = Purpose.Messages, WordingVersion = 1 });
        var offer = await host.OfferAsync("Dan", session, 1_000);
        var beside = await SeatAsync(ada, offer, 4_000);
        var rides = await SeatAsync(mia, offer, 5_000);

        await SwitchAsync(false);

        await Eventually.HoldsAsync(async () => await ReasonIfAnyAsync(Lifts(mia).RequestLiftAsync(new() { LiftRequest = new() })) == "ADULTS_ONLY");
        await host.Host.Services.GetRequiredService<MinorsOut>().RunOnceAsync(Cancel);
        Assert.Equal(State.Cancelled, (await Lifts(mia).GetBookingAsync(new() { Booking = rides.Id })).Booking.State);
        Assert.Equal(State.Accepted, (await Lifts(ada).GetBookingAsync(new() { Booking = beside.Id })).Booking.State);
        Assert.Contains("BOOKING_CANCELLED", await host.QueryAsync("select kind from outbox where person = $1", row => row.GetString(0), $"{mia}"));
        Assert.Empty(await host.QueryAsync("select id from sign_up where subject = $1 and state <> 'CANCELLED'", row => row.GetGuid(0), $"{mia}"));
        Assert.Equal("ADULTS_ONLY", await ReasonOfAsync(new ConsentService.ConsentServiceClient(As(mia)).GiveConsentAsync(
            new() { Purpose = Purpose.TakingPart, WordingVersion = 1, Age = Age.SixteenOrSeventeen })));
        Assert.Equal(0, await host.Host.Services.GetRequiredService<MinorsOut>().RunOnceAsync(Cancel));
    }

    private async Task SwitchAsync(bool on) => await new CampaignService.CampaignServiceClient(host.Host.As(host.Host.Tokens.Administrator("Root", "demo"))).UpdateCampaignAsync(
        new() { Campaign = new() { Id = "demo", MinorsWelcome = on }, UpdateMask = new() { Paths = { "minors_welcome" } } });

    private async Task GiveAsync(Guid who, Age age) => await new ConsentService.ConsentServiceClient(As(who)).GiveConsentAsync(
        new() { Purpose = Purpose.TakingPart, WordingVersion = 1, Age = age });

    /// <summary>Agrees, and waits until the service has heard of it.</summary>
    private async Task AgreeAsync(Guid who, Age age)
    {
        await GiveAsync(who, age);
        await Eventually.HoldsAsync(async () => await ReasonIfAnyAsync(Lifts(who).RequestLiftAsync(new() { LiftRequest = new() })) == "INVALID_FIELD");
    }

    private async Task<LiftRequest> RequestAsync(Guid who, double east) =>
        (await Lifts(who).RequestLiftAsync(new() { LiftRequest = new() { Session = session.Id, OriginPlace = LiftHost.Place(east), PartySize = 1 } })).LiftRequest;

    private async Task<Booking> SeatAsync(Guid who, LiftOffer offer, double east)
    {
        var request = await RequestAsync(who, east);
        var asked = (await Lifts(who).CreateBookingAsync(new() { Booking = new() { LiftOffer = offer.Id, LiftRequest = request.Id } })).Booking;
        return await host.AcceptAsync("Dan", asked);
    }

    private CallInvoker As(Guid who) => host.Host.As(host.Host.Services.GetRequiredService<ITokenMint>().SignFor(new SignedIn(who, "demo", who == mia ? "Mia" : "Ada", "")).Token);

    private LiftService.LiftServiceClient Lifts(Guid who) => new(As(who));

    private SessionService.SessionServiceClient Sessions(Guid who) => new(As(who));
}
