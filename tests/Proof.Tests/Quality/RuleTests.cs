using Matching.Lifts;
using Proof.Quality;
using Proof.Quality.Rules;

namespace Proof.Tests.Quality;

/// <summary>Each rule lists, asks and books as it is restated, on a road where everybody can be seen.</summary>
public sealed class RuleTests
{
    [Fact]
    public void Nomad_lists_drivers_to_the_session_by_how_near_they_start()
    {
        var road = new Road();
        var (session, other) = (road.Session(100), road.Session(100));
        var (far, near) = (road.Car(session, 79), road.Car(session, 4));
        road.Car(session, 81);
        road.Car(other, 1);
        Assert.Equal([near, far], ListRule.Nomad(road.World, 5).ListFor(road.Rider(session, 0)));
    }

    [Fact]
    public void Carpool_Vote_lists_drivers_who_have_both_ends_within_their_radius()
    {
        var road = new Road();
        var (session, beside, later) = (road.Session(10), road.Session(11, hours: 49), road.Session(10, hours: 53));
        var (second, first) = (road.Car(session, 2), road.Car(beside, 1));
        road.Car(session, -3);
        road.Car(later, 1);
        Assert.Equal([first, second], ListRule.CarpoolVote(road.World, 5, 10_000).ListFor(road.Rider(session, 0)));
    }

    [Fact]
    public void Carpoolear_lists_drivers_whose_ends_are_near()
    {
        var road = new Road();
        var (session, beside, away) = (road.Session(20), road.Session(22), road.Session(30));
        var (second, first) = (road.Car(beside, 1), road.Car(session, 2));
        road.Car(session, 6);
        road.Car(away, 0);
        Assert.Equal([first, second], ListRule.Carpoolear(road.World, 5, 5_000).ListFor(road.Rider(session, 0)));
    }

    [Fact]
    public async Task Whoever_asks_once_takes_the_first_or_none()
    {
        var road = new Road();
        var session = road.Session(20);
        road.Car(session, 1);
        road.Car(session, 0);
        road.Rider(session, 2);
        road.Rider(session, 2);
        Assert.Equal((1, 2), await OfAsync(road.World, world => ListRule.Nomad(world, 1)));
        Assert.Equal((2, 3), await OfAsync(road.World, world => ListRule.Nomad(world, 2)));
    }

    [Fact]
    public async Task A_driver_who_is_listed_but_too_far_out_of_the_way_takes_nobody()
    {
        var road = new Road();
        var session = road.Session(20);
        road.Car(session, 0);
        road.Rider(session, 0, north: 15);
        Assert.Equal((0, 1), await OfAsync(road.World, world => ListRule.Nomad(world, 1)));
    }

    [Fact]
    public async Task Ours_finds_the_car_that_passes_which_no_list_by_session_has()
    {
        var road = new Road();
        var (near, far) = (road.Session(20), road.Session(24, hours: 48.5));
        road.Car(far, 0);
        road.Rider(near, 0);
        Assert.Equal((1, 1), await OfAsync(road.World, world => new OwnRule(world)));
        Assert.Equal((0, 0), await OfAsync(road.World, world => ListRule.Nomad(world, int.MaxValue)));
    }

    [Fact]
    public async Task Ours_takes_a_car_for_each_way_where_none_serves_both()
    {
        var road = new Road();
        var session = road.Session(20);
        var (there, back) = (road.Car(session, 0), road.Car(session, 0));
        road.Rider(session, 0);
        var whole = road.World;
        LiftOffer Only(Guid id, Func<LiftTerms, LiftTerms> cut) => whole.Offers.Single(offer => offer.Id == id) is var offer ? offer with { Terms = cut(offer.Terms) } : offer;
        var world = whole with { Offers = [Only(there, terms => terms with { ReturnSeats = null }), Only(back, terms => terms with { OutwardSeats = null })] };
        Assert.Equal((1, 2), await OfAsync(world, one => new OwnRule(one)));
    }

    [Fact]
    public void A_crowding_leaves_out_cars_or_requests_and_never_both()
    {
        var road = new Road();
        var session = road.Session(20);
        for (var at = 0; at < 20; at++)
        {
            road.Car(session, at, seats: 2);
            road.Rider(session, at);
        }

        var (thin, dense) = (road.World.At(0.25, new Random(1)), road.World.At(4, new Random(1)));
        Assert.Equal((20, 10), (thin.Offers.Count, thin.Requests.Count));
        Assert.Equal((2, 20), (dense.Offers.Count, dense.Requests.Count));
    }

    private static async Task<(int Matched, int Asked)> OfAsync(QualityWorld world, Func<QualityWorld, IRule> ruleOf)
    {
        var (rule, fleet) = (ruleOf(world), new Fleet(world));
        foreach (var request in world.Requests)
        {
            await rule.MatchAsync(request, fleet);
        }

        return (fleet.Booked.Matched, fleet.Booked.Asked);
    }
}
