using Grpc.Core;
using Matching.Tests.Sessions;
using Matching.V1;
using Npgsql;
using static Matching.Tests.Sessions.SessionHost;
using State = Matching.V1.Booking.Types.State.Types.Value;

namespace Matching.Tests.Bookings;

/// <summary>
/// Mia is 16. Dan drives, and Ada, who has said that she is an adult, rides with him: as long as she is in the car on all of Mia's way, Mia may be too. However Ada leaves it, Mia leaves with her.
/// </summary>
public sealed class AccompaniedTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private static readonly Dictionary<string, Func<AccompaniedTests, Task>> Ways = new(StringComparer.Ordinal)
    {
        ["she calls it off"] = t => t.host.CancelAsync(t.Ada, t.ada),
        ["the driver calls it off"] = t => t.host.CancelAsync(t.Dan, t.ada),
        ["she wants no lift any more"] = async t => await t.host.As(t.Ada).CancelLiftRequestAsync(new() { LiftRequest = t.ada.LiftRequest }),
        ["she does not come"] = async t => await t.host.Lifts.Sessions.CancelAsync(t.Ada, await t.SignUpOfAsync(t.Ada)),
        ["an organiser strikes her off"] = async t =>
            await t.host.Lifts.Sessions.Organiser.CancelSignUpAsync(new() { Session = t.session.Id, SignUp = (await t.SignUpOfAsync(t.Ada)).Id }),
        ["she was not there"] = async t =>
        {
            await t.AtPickupAsync();
            await t.host.As(t.Dan).ReportNoShowAsync(new() { Booking = t.ada.Id });
        },
        ["the driver was not there for her"] = async t =>
        {
            await t.AtPickupAsync();
            await t.host.As(t.Ada).ReportNoShowAsync(new() { Booking = t.ada.Id });
        },
        ["she blocks the driver"] = async t => await t.People(t.Ada).BlockPersonAsync(new() { Block = new() { Booking = t.ada.Id } }),
        ["the driver blocks her"] = async t => await t.People(t.Dan).BlockPersonAsync(new() { Block = new() { Booking = t.ada.Id } }),
        ["she is erased"] = async t => await t.People(t.Ada).ErasePersonAsync(new()),
        ["she takes her consent back"] = async t =>
            await new ConsentService.ConsentServiceClient(t.Call(t.Ada)).WithdrawConsentAsync(new() { Purpose = Consent.Types.Purpose.Types.Value.TakingPart }),
        ["she is barred"] = async t =>
        {
            var told = (await new ReportService.ReportServiceClient(t.Call(t.Dan)).ReportPersonAsync(new() { Report = new() { Booking = t.ada.Id, Words = "Shouts" } })).Report;
            await new ReportService.ReportServiceClient(t.host.Host.As(t.host.Host.Tokens.Organiser())).ResolveReportAsync(
                new() { Report = told.Id, Outcome = Report.Types.Outcome.Types.Value.Barred });
        },
        ["she wants another car than this"] = t => t.host.ChangeAsync(t.Ada, t.wish, wish => wish.WomenOnly = true),
        ["her party outgrows the car"] = t => t.host.ChangeAsync(t.Ada, t.wish, wish => wish.PartySize = 4),
        ["the car has no place for her"] = t => t.host.ChangeAsync(t.Dan, t.offer, offer => offer.MeetingPointsOnly = true),
    };

    private static int runs;

    // Who is erased, or blocks another, does so for good: every test has people of its own.
    private readonly int run = Interlocked.Increment(ref runs);
    private BookingHost host = null!;
    private Session session = null!;
    private LiftOffer offer = null!;
    private LiftRequest wish = null!;
    private Booking ada = null!;
    private LiftRequest asks = null!;

    public static TheoryData<string> Each => [.. Ways.Keys];

    public async ValueTask InitializeAsync()
    {
        host = await BookingHost.StartAsync(database);
        await host.AdultAsync(Ada);
        await host.MinorAsync(Mia);
        session = await host.Lifts.SessionAsync(9_000);
        offer = await host.OfferAsync(Dan, session, 1_000);
        wish = await host.RequestAsync(Ada, session, 4_000);
        ada = await host.SeatAsync(Ada, Dan, offer, wish);
        asks = await host.RequestAsync(Mia, session, 5_000);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [MemberData(nameof(Each))]
    public async Task However_the_adult_leaves_the_minor_is_freed_in_the_same_moment_and_told(string way)
    {
        var mia = await host.SeatAsync(Mia, Dan, offer, asks);
        Assert.Equal(State.Accepted, mia.State);

        await Ways[way](this);

        var freed = await host.GetAsync(Mia, mia.Id);
        Assert.Equal((State.Cancelled, Booking.Types.EndedBy.Types.Value.Change), (freed.State, freed.EndedBy));
        Assert.Equal("BOOKING_FREED", (await host.ToldAsync(Mia, mia))[^1]);
        Assert.Equal("BOOKING_CANCELLED", (await host.ToldAsync(Dan, mia))[^1]);
        Assert.Empty(await AloneAsync());
        Assert.Equal(
            [0L], await host.QueryAsync("select count(*) from lift_stop where booking_id = $1", row => row.GetInt64(0), Guid.Parse(mia.Id)));
    }

    [Fact]
    public async Task Two_adults_who_share_the_way_between_them_will_do_and_the_second_alone_will_not()
    {
        // Ada rides there alone, Eve back.
        await host.AdultAsync("Eve");
        await host.CancelAsync(Ada, ada);
        await host.As(Ada).CancelLiftRequestAsync(new() { LiftRequest = wish.Id });
        var there = await host.SeatAsync(Ada, Dan, offer, await host.RequestAsync(Ada, session, 4_000, legs: Legs.Types.Value.Outward));
        Assert.Equal("NO_LONGER_FITS", await ReasonOfAsync(host.BookAsync(Mia, offer, asks)));
        await host.SeatAsync("Eve", Dan, offer, await host.RequestAsync("Eve", session, 4_200, legs: Legs.Types.Value.Return));
        var mia = await host.SeatAsync(Mia, Dan, offer, asks);
        await host.CancelAsync(Ada, there);
        Assert.Equal(State.Cancelled, (await host.GetAsync(Mia, mia.Id)).State);
    }

    [Fact]
    public async Task Where_another_adult_stays_the_minor_does_too()
    {
        await host.AdultAsync("Eve");
        await host.SeatAsync("Eve", Dan, offer, await host.RequestAsync("Eve", session, 4_200));
        var mia = await host.SeatAsync(Mia, Dan, offer, asks);
        await host.CancelAsync(Ada, ada);
        Assert.Equal(State.Accepted, (await host.GetAsync(Mia, mia.Id)).State);
    }

    [Fact]
    public async Task Nobody_counts_who_has_not_said_that_they_are_an_adult()
    {
        var second = await host.OfferAsync("Dot", session, 1_000);
        await host.MinorAsync(Max);
        await host.SeatAsync("Bob", "Dot", second, await host.RequestAsync("Bob", session, 4_000, party: 2));
        Assert.Equal("NO_LONGER_FITS", await ReasonOfAsync(host.BookAsync(Mia, second, asks)));
        await host.SeatAsync(Mia, Dan, offer, asks);
        Assert.Equal("NO_LONGER_FITS", await ReasonOfAsync(host.BookAsync(Max, second, await host.RequestAsync(Max, session, 5_000))));
    }

    [Fact]
    public async Task Matches_and_explanations_keep_to_cars_that_have_an_adult_on_the_whole_way()
    {
        var empty = await host.OfferAsync("Dot", session, 1_000);
        Assert.Equal([offer.Id], (await host.As(Mia).MatchRequestAsync(new() { LiftRequest = asks.Id })).Matches.Select(match => match.LiftOffer));
        var why = await host.As(Mia).ExplainMatchAsync(new() { LiftOffer = empty.Id, Request = asks.Id });
        Assert.Equal([LiftConstraint.Types.Kind.Types.Value.Accompanied, LiftConstraint.Types.Kind.Types.Value.Accompanied], why.Legs.Select(leg => leg.Obstacle));

        // Who lives beyond Ada would ride there with the driver alone until she boards; on the way back the car can bring them home first.
        await host.MinorAsync(Max);
        var beyond = await host.RequestAsync(Max, session, 2_500);
        var back = (await host.As(Max).MatchRequestAsync(new() { LiftRequest = beyond.Id })).Matches.SelectMany(match => match.Legs);
        Assert.All(back, leg => Assert.Equal(Legs.Types.Value.Return, leg.Direction));
        Assert.Equal("NO_LONGER_FITS", await ReasonOfAsync(host.BookAsync(Max, offer, beyond)));
    }

    [Fact]
    public async Task An_adult_who_gets_out_before_is_no_company_to_the_end()
    {
        var second = await host.OfferAsync("Dot", session, 1_000);
        var passed = await host.Lifts.Sessions.CreateAsync(new()
        {
            Campaign = "demo",
            Kind = session.Kind,
            Location = TwoSeats.At(7_500, 5_000),
            From = session.From,
            Until = session.Until,
            Wanted = 5,
            Maximum = 10,
        });
        await host.CancelAsync(Ada, ada);
        await host.SeatAsync(Ada, "Dot", second, await host.RequestAsync(Ada, passed, 4_000, legs: Legs.Types.Value.Outward));
        await host.As(Mia).CancelLiftRequestAsync(new() { LiftRequest = asks.Id });
        Assert.Equal("NO_LONGER_FITS", await ReasonOfAsync(host.BookAsync(Mia, second, await host.RequestAsync(Mia, session, 5_000, legs: Legs.Types.Value.Outward))));
        var along = await host.RequestAsync(Mia, passed, 5_000, legs: Legs.Types.Value.Outward);
        Assert.Equal(State.Accepted, (await host.SeatAsync(Mia, "Dot", second, along)).State);
    }

    [Fact]
    public async Task Who_is_freed_is_found_another_car_that_an_adult_is_in_and_no_other()
    {
        await host.MinorAsync(Max);
        await host.AdultAsync("Eve");
        var max = await host.RequestAsync(Max, session, 5_000, rematchInstantly: true);
        var freed = await host.SeatAsync(Max, Dan, offer, max);
        await host.OfferAsync("Dub", session, 2_000, instant: true);
        var other = await host.OfferAsync("Dot", session, 1_000, instant: true);
        await host.BookAsync("Eve", other, await host.RequestAsync("Eve", session, 4_000));
        await host.CancelAsync(Ada, ada);
        await host.SettledAsync(session);
        Assert.Equal((other.Id, State.Accepted), Assert.Single((await host.LiveAsync(Max, max)).Select(one => (one.LiftOffer, one.State))));
        Assert.Equal(State.Cancelled, (await host.GetAsync(Max, freed.Id)).State);
    }

    [Fact]
    public async Task A_yes_that_comes_when_the_adult_has_gone_is_no_more()
    {
        var asked = await host.BookAsync(Mia, offer, asks);
        await host.CancelAsync(Ada, ada);
        Assert.Equal("NO_LONGER_FITS", await ReasonOfAsync(host.AcceptAsync(Dan, asked)));
        var why = await host.As(Dan).ExplainMatchAsync(new() { LiftOffer = offer.Id, Request = asks.Id });
        Assert.All(why.Legs, leg => Assert.Equal(LiftConstraint.Types.Kind.Types.Value.Seats, leg.Obstacle));
    }

    [Theory]
    [InlineData("update booking_leg set escort = false where booking_id = $1")]
    [InlineData("update lift_stop set ordinal = 1 - ordinal where direction = 'OUTWARD' and offer_id = (select offer_id from booking where id = $1)")]
    [InlineData("update lift_stop set ordinal = 1 - ordinal where direction = 'RETURN' and offer_id = (select offer_id from booking where id = $1)")]
    public async Task The_database_itself_leaves_no_minor_alone(string attack)
    {
        await host.SeatAsync(Mia, Dan, offer, asks);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => host.ExecuteAsync(attack, Guid.Parse(ada.Id)));
        Assert.Equal("MS042", refused.SqlState);
    }

    private string Ada => $"Ada{run}";

    private string Dan => $"Dan{run}";

    private string Mia => $"Mia{run}";

    private string Max => $"Max{run}";

    private Task<IReadOnlyList<Guid>> AloneAsync() =>
        host.QueryAsync("select alone from lift_leg leg cross join lateral left_alone(leg.offer_id, leg.direction) alone", row => row.GetGuid(0));

    private async Task<SignUp> SignUpOfAsync(string name) =>
        (await host.Lifts.Sessions.Volunteer(name).ListSignUpsAsync(new() { Session = session.Id })).SignUps.Single(one => one.Mine);

    private Task AtPickupAsync()
    {
        host.Clock.SetUtcNow(ada.Journeys[0].PickupTime.ToDateTimeOffset().AddMinutes(1));
        return Task.CompletedTask;
    }

    private CallInvoker Call(string name) => host.Host.As(host.Host.Tokens.Volunteer(name));

    private PersonService.PersonServiceClient People(string name) => new(Call(name));
}
