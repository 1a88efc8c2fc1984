using CsCheck;
using Matching.Lifts;

namespace Matching.Tests.Lifts;

/// <summary>Beside whom somebody of 16 or 17 rides, against a walk along the leg that looks who is aboard after every stop.</summary>
public sealed class BesideTests
{
    private static readonly Gen<(Leg Leg, Ride Ride)> Worlds =
        from world in LegWorlds.LegAndRide
        from picks in Gen.Int[0, 2].Array[8]
        select (Sorted(world.Leg, picks), world.Ride with { Accompanied = true });

    [Fact]
    public void Positions_are_those_with_seats_where_an_adult_is_aboard_on_every_stretch() => Worlds.Sample(
        world =>
        {
            var (any, kept) = (new List<Insertion>(), new List<Insertion>());
            InsertionFinder.Find(world.Leg, world.Ride with { Accompanied = false }, any);
            InsertionFinder.Find(world.Leg, world.Ride, kept);
            Assert.Equal(any.Where(one => Walk(world.Leg, one.PickupAfter, one.DropoffAfter)), kept);
        },
        iter: 20_000);

    [Fact]
    public void A_leg_holds_where_everybody_of_16_or_17_has_an_adult_on_every_stretch()
    {
        var both = new HashSet<bool>();
        Worlds.Sample(
            world =>
            {
                var leg = world.Leg;
                var holds = leg.Minors.All(young =>
                {
                    var own = leg.Stops.Index().Where(stop => stop.Item.BookingId == young).ToList();
                    var (first, last) = (own.Where(stop => stop.Item.LoadChange > 0).Select(stop => stop.Index + 1).FirstOrDefault(), own.Where(stop => stop.Item.LoadChange < 0).Select(stop => stop.Index).FirstOrDefault(leg.Stops.Count));
                    return own.Count == 0 || Walk(leg, first, last);
                });
                Assert.Equal(holds, Beside.Holds(leg));
                lock (both)
                {
                    both.Add(holds && leg.Stops.Any(stop => leg.Minors.Contains(stop.BookingId)));
                }
            },
            iter: 20_000);
        Assert.Equal([false, true], both.Order());
    }

    /// <summary>Whether an adult is aboard after each number of stops from one to another.</summary>
    private static bool Walk(Leg leg, int from, int to)
    {
        var aboard = leg.Adults.Where(adult => leg.Stops.Any(stop => stop.BookingId == adult) && !leg.Stops.Any(stop => stop.BookingId == adult && stop.LoadChange > 0)).ToHashSet();
        for (var behind = 0; behind <= to; behind++)
        {
            if (behind > 0 && leg.Stops[behind - 1] is var stop && leg.Adults.Contains(stop.BookingId))
            {
                _ = stop.LoadChange > 0 ? aboard.Add(stop.BookingId) : aboard.Remove(stop.BookingId);
            }

            if (behind >= from && aboard.Count == 0)
            {
                return false;
            }
        }

        return true;
    }

    private static Leg Sorted(Leg leg, int[] picks)
    {
        var all = leg.Stops.Select(stop => stop.BookingId).Distinct().ToList();
        return leg with
        {
            Adults = all.Where((_, at) => picks[at % picks.Length] == 1).ToHashSet(),
            Minors = all.Where((_, at) => picks[at % picks.Length] == 2).ToHashSet(),
        };
    }
}
