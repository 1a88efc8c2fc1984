using Matching.Tests.Bookings;
using Matching.Tests.Lifts;
using Matching.Tests.Sessions;
using Matching.V1;

namespace Matching.Tests.Plans;

/// <summary>A plan of a stored weekend proposes nobody a car that they may not share.</summary>
public sealed class CompanyTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private BookingHost host = null!;

    public async ValueTask InitializeAsync() => host = await BookingHost.StartAsync(database);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Whatever_it_proposes_is_not_refused_for_whom_it_brings_together()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var women = await OfferAsync("Wilma", session, offer => offer.WomenOnly = true);
        var space = await OfferAsync("Sven", session, offer => offer.WheelchairSpace = true);
        var plain = await OfferAsync("Pia", session, _ => { });
        var wheels = new[] { await RequestAsync("Wes", session, 4_000, one => one.Wheelchair = true), await RequestAsync("Wim", session, 4_100, one => one.Wheelchair = true) };
        var woman = await RequestAsync("Wanda", session, 4_200, one => one.WomenOnly = true);
        var child = await RequestAsync("Cleo", session, 4_300, one => one.ChildSeat = true);
        var apart = await RequestAsync("Abel", session, 4_400, _ => { });
        var oneWay = await RequestAsync("Olaf", session, 4_500, one => one.Legs = Legs.Types.Value.Outward);
        await new PersonService.PersonServiceClient(host.Host.As(host.Host.Tokens.Volunteer("Abel"))).BlockPersonAsync(new() { Block = new() { LiftOffer = plain.Id } });

        var plan = await host.PlanAsync(session);
        var rides = (await host.Plans().GetPlanAsync(new() { Plan = plan })).Plan.Plan.Placements.Where(one => one.Driver.Length > 0).ToDictionary(one => one.Volunteer, one => one.Driver);
        var commit = await host.CommitAsync(plan);

        Assert.Equal(rides.Select(one => (one.Key, one.Value)).Order(), commit.Rides.Select(one => (one.LiftRequest, one.LiftOffer)).Order());
        Assert.Empty(commit.NotMade);
        Assert.Equal(space.Id, Assert.Single(wheels.Where(one => rides.ContainsKey(one.Id)).Select(one => rides[one.Id])));
        Assert.Equal((women.Id, space.Id, false), (rides[woman.Id], rides[apart.Id], rides.ContainsKey(child.Id)));
        Assert.NotEqual(women.Id, rides[oneWay.Id]);
    }

    [Fact]
    public async Task Nor_does_it_send_together_who_are_kept_apart()
    {
        var session = await host.Lifts.SessionAsync(14_000);
        await host.FreeAsync("Finn", session, 1_000, seats: 3);
        await host.FreeAsync("Fred", session, 4_000);
        var chosen = await host.Lifts.OfferAsync("Finn", LiftHost.Offer(await host.Lifts.SessionAsync(9_000), 1_000));
        await new PersonService.PersonServiceClient(host.Host.As(host.Host.Tokens.Volunteer("Fred"))).BlockPersonAsync(new() { Block = new() { LiftOffer = chosen.Id } });
        await host.As("Finn").CancelLiftOfferAsync(new() { LiftOffer = chosen.Id });
        var comes = await host.PlaceAsync("Finn");
        await host.Lifts.Sessions.CancelAsync("Finn", comes);

        var placed = (await host.Plans().GetPlanAsync(new() { Plan = await host.PlanAsync(session) })).Plan;

        Assert.Equal(1, placed.Sent.People);
        Assert.Equal(V1.Plan.Types.Reason.Types.Value.NoCarPasses, Assert.Single(placed.Plan.Unplaced).Reason);
    }

    private async Task<LiftOffer> OfferAsync(string driver, Session session, Action<LiftOffer> say)
    {
        var offer = LiftHost.Offer(session, 1_000);
        say(offer);
        return await host.Lifts.OfferAsync(driver, offer);
    }

    private async Task<LiftRequest> RequestAsync(string passenger, Session session, double east, Action<LiftRequest> say)
    {
        var request = new LiftRequest { Session = session.Id, OriginPlace = LiftHost.Place(east) };
        say(request);
        return (await host.As(passenger).RequestLiftAsync(new() { LiftRequest = request })).LiftRequest;
    }
}
