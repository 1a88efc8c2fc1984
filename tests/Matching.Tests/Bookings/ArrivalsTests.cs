using Matching.Storage;
using Matching.Storage.Bookings;
using Matching.Tests.Lifts;
using Matching.Tests.Sessions;
using Matching.V1;
using static Matching.Tests.Sessions.SessionHost;
using Way = Matching.V1.Legs.Types.Value;

namespace Matching.Tests.Bookings;

/// <summary>The organiser is told how many come, against how many are wanted and may, and how they travel each way.</summary>
public sealed class ArrivalsTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private BookingHost host = null!;

    public async ValueTask InitializeAsync() => host = await BookingHost.StartAsync(database);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Each_person_is_counted_once_a_way()
    {
        var session = await host.Lifts.SessionAsync(9_000, maximum: 30, wanted: 25);
        var beyond = await host.Lifts.SessionAsync(9_400);
        var car = LiftHost.Offer(session, 1_000);
        car.Company = 1;
        var ann = await host.Lifts.OfferAsync("Ann", car);
        var there = await host.OfferAsync("Dan", session, 1_000, legs: Way.Outward);
        var passing = await host.OfferAsync("Eve", beyond, 1_000);
        var coach = (await host.Organiser.OfferLiftAsync(new() { LiftOffer = CoachAlong.To(session) })).LiftOffer;
        await host.SeatAsync("Bob", "Ann", ann, await host.RequestAsync("Bob", session, 4_500, party: 2));
        await host.SeatAsync("Cid", "Dan", there, await host.RequestAsync("Cid", session, 4_500, legs: Way.Outward));
        await host.SeatAsync("Fay", "Eve", passing, await host.RequestAsync("Fay", session, 4_500));
        await host.BookAsync("Gus", coach, await host.RequestAsync("Gus", session, 4_100, party: 3));

        // Whom nobody brings: one with a place, of a party of four that came to be two, and one without.
        await host.Lifts.Sessions.SignUpAsync("Hal", session, people: 4);
        await host.RequestAsync("Hal", session, 4_500, party: 2, legs: Way.Return);
        await host.RequestAsync("Ida", session, 4_500);

        var told = await ToldAsync(session);
        Assert.Equal((25, 30, 14, 0, 0), (told.Wanted, told.Maximum, told.SignedUp, told.Asked, told.Waiting));
        Assert.Equal(
            new() { Driving = 3, InCars = 4, InCoaches = 3, Looking = 0, OwnWay = 4, LookingNotSignedUp = 1, Cars = 3, Coaches = 1 },
            told.WayThere);
        Assert.Equal(
            new() { Driving = 2, InCars = 3, InCoaches = 3, Looking = 2, OwnWay = 4, LookingNotSignedUp = 1, Cars = 2, Coaches = 1 },
            told.WayBack);
    }

    [Fact]
    public async Task Nobody_travels_to_a_remote_session()
    {
        var remote = Canvass();
        (remote.Remote, remote.Location, remote.Seat) = (true, null, "E14000001");
        var session = await host.Lifts.Sessions.CreateAsync(remote);
        await host.Lifts.Sessions.SignUpAsync("Ann", session, people: 2);
        var told = await ToldAsync(session);
        Assert.Equal((2, null, null), (told.SignedUp, told.WayThere, told.WayBack));
    }

    [Fact]
    public async Task Organisers_of_the_seat_see_it_and_nobody_else()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var request = new GetSessionArrivalsRequest { Session = session.Id };
        Assert.Equal("PERMISSION_DENIED", await ReasonOfAsync(host.As("Bob").GetSessionArrivalsAsync(request)));
        var elsewhere = new LiftService.LiftServiceClient(host.Host.As(host.Host.Tokens.Organiser(campaign: "other")));
        Assert.Equal("PERMISSION_DENIED", await ReasonOfAsync(elsewhere.GetSessionArrivalsAsync(request)));
        Assert.Equal("SESSION_NOT_FOUND", await ReasonOfAsync(host.Organiser.GetSessionArrivalsAsync(new() { Session = "0192f3a4-5b6c-7d8e-9f01-23456789abcd" })));
        Assert.Equal(["session"], await FaultsOfAsync(host.Organiser.GetSessionArrivalsAsync(new() { Session = "here" })));
    }

    [Fact]
    public async Task A_session_is_counted_by_index()
    {
        await using var connection = await database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await connection.RunAsync("set local enable_seqscan = off", TestContext.Current.CancellationToken);
        await using var explain = connection.Command("explain " + ArrivalsReader.Count, Guid.CreateVersion7(host.Clock.GetUtcNow()));
        var plan = string.Join('\n', await explain.ReadAllAsync(row => row.GetString(0), TestContext.Current.CancellationToken));
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.Contains("booking_leg_once", plan, StringComparison.Ordinal);
    }

    private async Task<SessionArrivals> ToldAsync(Session session) => (await host.Organiser.GetSessionArrivalsAsync(new() { Session = session.Id })).Arrivals;
}
