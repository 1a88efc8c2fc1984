using CsCheck;
using Matching.Bookings;
using Matching.Geo;
using Matching.Lifts;
using Matching.Tests.Lifts;
using Matching.Travel;

namespace Matching.Tests.Bookings;

/// <summary>Who keeps a seat in a car that changed equals an exhaustive search over every order of stops, party by party.</summary>
public sealed class CarKeeperTests
{
    private static readonly LiftRules Rules = new();

    private sealed record World(IReadOnlyList<Leg> Legs, IReadOnlyList<IReadOnlyList<SeatClaim>> Parties);

    [Fact]
    public void Whoever_is_kept_fits_and_nobody_freed_could_have_been_kept() =>
        Worlds.Sample(
            world =>
            {
                var (legs, kept) = Keep(world);
                var slow = new SlowKeeper(Rules);
                Assert.Equal(slow.Keep(world.Legs, world.Parties).Order(), kept.Order());
                foreach (var leg in legs)
                {
                    // An empty leg may break what its driver says, whoever rides.
                    var aboard = world.Parties.SelectMany(party => party).Where(claim => claim.Direction == leg.Direction && kept.Contains(claim.BookingId)).ToList();
                    Assert.True(aboard.Count == 0 || slow.Serves(leg, aboard), $"{leg.Direction} {string.Join(", ", leg.Stops)}");
                }
            },
            iter: 20_000,
            print: world => string.Join("\n", world.Legs.Select(leg => $"{leg} [{string.Join(", ", leg.Stops)}]").Concat(world.Parties.SelectMany(party => party).Select(claim => claim.ToString()))));

    /// <summary>
    /// The way round by Dan takes 11 minutes more: without it the car comes either by Eve or by Bob at another time than promised.
    /// <code>
    ///                    Dan
    ///
    ///   home ---- Eve ----------- Bob ---- session
    ///   0 km       4               20        30
    /// </code>
    /// </summary>
    [Fact]
    public void Nobody_is_freed_from_a_car_that_serves_all_as_it_stands()
    {
        var (home, eve, dan, bob, session) = (At(0), At(4), At(12, 6.5), At(20), At(30));
        var atBob = LegWorlds.Anchor.AddSeconds(-Drive(bob, session) - 60);
        var atDan = atBob.AddSeconds(-Drive(dan, bob) - 60);
        var atEve = atDan.AddSeconds(-Drive(eve, dan) - 60);
        IReadOnlyList<IReadOnlyList<SeatClaim>> parties = [[Outward(1, bob, atBob)], [Outward(2, eve, atEve)], [Outward(3, dan, atDan)]];
        var leg = new Leg
        {
            Direction = LegDirection.Outward,
            Start = home,
            End = session,
            Seats = 3,
            MaxDetourSeconds = 1_800,
            Anchor = LegWorlds.Anchor,
            Stops = [.. parties.SelectMany(party => party[0].Stops).OrderBy(stop => stop.Point.Easting)],
        };
        Assert.Equal(3, Keep(new World([leg], parties)).Kept.Count);
        Assert.Equal(parties.Select(party => party[0].BookingId), new SlowKeeper(Rules).Keep([leg], parties));
        var withoutDan = leg with { Stops = [.. leg.Stops.Where(stop => stop.Point != dan)] };
        Assert.Equal([parties[0][0].BookingId], Keep(new World([withoutDan], [parties[0], parties[1]])).Kept);

        static GridPoint At(double east, double north = 0) => new(500_000 + (1000 * east), 200_000 + (1000 * north));
        static double Drive(GridPoint from, GridPoint to) => StraightLineTimes.SecondsFor(from.MetresTo(to));
        static SeatClaim Outward(int id, GridPoint from, DateTimeOffset promised) => new(
            new Guid(id, 0, 0, new byte[8]),
            LegDirection.Outward,
            new Ride { People = 1, Pickup = from, Dropoff = null },
            TimeWindow.Around(promised, Rules.GreatestDrift),
            false,
            false);
    }

    [Fact]
    public void Some_are_kept_and_some_are_freed_in_the_random_worlds()
    {
        var (all, some, none, others) = (0, 0, 0, 0);
        Worlds.Sample(
            world =>
            {
                var (legs, kept) = Keep(world);
                Interlocked.Add(ref all, kept.Count == world.Parties.Count ? 1 : 0);
                Interlocked.Add(ref none, kept.Count == 0 ? 1 : 0);
                Interlocked.Add(ref some, kept.Count > 0 && kept.Count < world.Parties.Count ? 1 : 0);
                Interlocked.Add(ref others, legs.Zip(world.Legs).Any(pair => pair.First.Stops.Count == pair.Second.Stops.Count
                    && !pair.First.Stops.Select(stop => stop.BookingId).SequenceEqual(pair.Second.Stops.Select(stop => stop.BookingId))) ? 1 : 0);
            },
            iter: 5_000);
        Assert.All([all, some, none], count => Assert.InRange(count, 250, 4_500));
        Assert.InRange(others, 25, 4_500);
    }

    private static (IReadOnlyList<Leg> Legs, IReadOnlySet<Guid> Kept) Keep(World world) =>
        new CarKeeper([.. world.Legs.Select(leg => (leg, new LegKeeper(Rules, new InstantLegTimes(new StraightLineTimes()))))]).Keep(world.Parties);

    /// <summary>A car of one leg or two, and up to three parties on one of them or both, most of them promised about what the car can do.</summary>
    private static Gen<World> Worlds =>
        from home in LegWorlds.Point
        from session in LegWorlds.Point
        from ways in Gen.Int[1, 3]
        from seats in Gen.Int[1, 4]
        from detour in Gen.Int[5, 60]
        from limit in Gen.Frequency((4, Gen.Const((int?)null)), (1, Gen.Int[-90, 180].Select(minutes => (int?)minutes)))
        from parties in Parties.Array[1, 3]
        from order in Gen.Double.Unit.Array[12]
        select Make(home, session, ways, seats, detour, limit, parties, order);

    private static Gen<(int Ways, int People, int Shape, GridPoint Near, GridPoint Far, int[] Promises, bool Wheelchair)> Parties =>
        from ways in Gen.Int[1, 3]
        from people in Gen.Frequency((4, Gen.Const(1)), (1, Gen.Int[2, 3]))
        from shape in Gen.Frequency((3, Gen.Const(0)), (1, Gen.Const(1)))
        from near in LegWorlds.Point
        from far in LegWorlds.Point
        from promises in Gen.Int[-25, 5].Array[2]
        from wheelchair in Gen.Frequency((5, Gen.Const(false)), (1, Gen.Const(true)))
        select (ways, people, shape, near, far, promises, wheelchair);

    private static World Make(
        GridPoint home, GridPoint session, int ways, int seats, int detour, int? limit,
        (int Ways, int People, int Shape, GridPoint Near, GridPoint Far, int[] Promises, bool Wheelchair)[] parties, double[] order)
    {
        var directions = ((Legs)ways).Each().ToList();
        var claims = parties.Select((party, at) => (IReadOnlyList<SeatClaim>)[.. ((Legs)party.Ways).Each()
            .Where(direction => directions.Contains(direction) || order[at] < 0.1)
            .DefaultIfEmpty(directions[0])
            .Select(direction => Claim(at, direction, party, session))]).ToList();
        return new World(
            [.. directions.Select(direction => new Leg
            {
                Direction = direction,
                Start = direction == LegDirection.Outward ? home : session,
                End = direction == LegDirection.Outward ? session : home,
                Seats = seats,
                MaxDetourSeconds = detour * 60,
                Anchor = LegWorlds.Anchor,
                Limit = limit is { } minutes ? LegWorlds.Anchor.AddMinutes(direction == LegDirection.Outward ? -minutes : minutes) : null,
                Stops = [.. claims.SelectMany(party => party).Where(claim => claim.Direction == direction).SelectMany(claim => claim.Stops)
                    .Select((stop, at) => (stop, Order: order[at] + (stop.LoadChange < 0 ? 1 : 0))).OrderBy(one => one.Order).Select(one => one.stop)],
            })],
            claims);
    }

    private static SeatClaim Claim(
        int at, LegDirection direction, (int Ways, int People, int Shape, GridPoint Near, GridPoint Far, int[] Promises, bool Wheelchair) party, GridPoint session)
    {
        var outward = direction == LegDirection.Outward;
        var passing = party.Shape == 1;

        // About when the car passes there: outward the direct way before it is due, on the return near its start.
        var due = outward ? -StraightLineTimes.SecondsFor(party.Near.MetresTo(session)) : passing ? 600 : 0;
        var promised = LegWorlds.Anchor.AddSeconds(due).AddMinutes(outward ? party.Promises[0] : -party.Promises[1]);
        return new SeatClaim(
            new Guid(at + 1, 0, 0, new byte[8]),
            direction,
            new Ride
            {
                People = party.People,
                Pickup = outward ? party.Near : passing ? party.Far : null,
                Dropoff = outward ? passing ? party.Far : null : party.Near,
            },
            TimeWindow.Around(promised, Rules.GreatestDrift),
            party.Wheelchair,
            false);
    }
}
