using CsCheck;
using Matching.Bookings;
using Matching.Lifts;
using Matching.People;
using Matching.Storage;
using Matching.Storage.Bookings;
using Matching.Storage.Lifts;
using Matching.Tests.Lifts;
using Matching.Travel;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using TestKit;

namespace Matching.Tests.Bookings;

/// <summary>A search finds a leg exactly where the booking planner would seat the party: with people aboard, one wheelchair and child seat a car, and blocks.</summary>
public sealed class AboardTests(PostGis database) : IClassFixture<PostGis>
{
    private static readonly LiftRules Rules = new();

    private readonly OriginVault vault = new(OriginKeys.Fresh());

    /// <summary>Who is aboard beside what the world says: each rider's needs, and who is blocked by, or has blocked, the passenger.</summary>
    private sealed record Aboard(LiftWorld World, (bool Wheelchair, bool ChildSeat)[] Riders, int[] Drivers, int[] Passengers);

    private static readonly Gen<Aboard> Any =
        from world in LiftWorld.Any
        from needs in Gen.Int[0, 3].Array[2]
        from spaces in Gen.Int[0, 2].Array[12]
        from riders in Gen.Select(Gen.Bool, Gen.Bool).Array[12]
        from drivers in Gen.Frequency((5, Gen.Const(0)), (1, Gen.Int[1, 2])).Array[12]
        from passengers in Gen.Frequency((3, Gen.Const(0)), (1, Gen.Int[1, 2])).Array[12]
        select new Aboard(WithNeeds(world, needs, spaces), riders, drivers, passengers);

    [Fact]
    public async Task A_search_finds_what_the_planner_would_seat_and_what_plain_rules_allow()
    {
        Assert.NotNull(database.Source);
        await MeetingPointGrid.StoreAsync(database);
        var (seated, refused) = (0, 0);
        await Any.SampleAsync(
            async aboard =>
            {
                var stored = aboard with { World = await aboard.World.StorableAsync(new LegPlanner(new StraightLineTimes(), Rules), vault) };
                await StoreAsync(stored);
                var (found, points) = await SearchAsync(stored.World);
                Assert.Equal((await PlannedAsync(stored.World, points)).Order(), found.Order());

                var fits = BruteForce.Find(stored.World, points);
                var allowed = fits.Where(key => Allows(stored, key)).ToList();
                Assert.Equal(allowed.Order(), found.Order());
                Interlocked.Add(ref seated, allowed.Count);
                Interlocked.Add(ref refused, fits.Count - allowed.Count);
            },
            iter: 400,
            threads: 2);
        Assert.True(seated > 50 && refused > 20, $"{seated} legs are found, {refused} left out for who is aboard.");
    }

    private static LiftWorld WithNeeds(LiftWorld world, int[] needs, int[] spaces)
    {
        // Blocks hold in every campaign, so people must be of this world alone.
        string Own(string person) => $"{person} of {world.Sessions[0].Campaign}";
        return world with
        {
            Offers = [.. world.Offers.Select((offer, at) => offer with
            {
                Driver = Own(offer.Driver),
                Terms = offer.Terms with { WheelchairSpace = spaces[at] > 0, ChildSeat = spaces[at] != 1 },
            })],
            Wish = world.Wish with { Subject = Own("driver-3"), Wheelchair = needs[0] == 0, ChildSeat = needs[1] == 0 },
        };
    }

    /// <summary>The plain rules, from the world as it was made.</summary>
    private static bool Allows(Aboard aboard, string key)
    {
        var at = aboard.World.Offers.Select((offer, number) => (offer, number)).Single(one => key.StartsWith($"{one.offer.Id} ", StringComparison.Ordinal)).number;
        var carries = key.EndsWith("Outward", StringComparison.Ordinal) && aboard.World.Stops[at].Length > 0;
        return aboard.Drivers[at] == 0
            && !(carries && aboard.Passengers[at] != 0)
            && !(carries && aboard.World.Wish.Wheelchair && aboard.Riders[at].Wheelchair)
            && !(carries && aboard.World.Wish.ChildSeat && aboard.Riders[at].ChildSeat);
    }

    private async Task<(List<string> Keys, IReadOnlyList<BoardingPoint> Points)> SearchAsync(LiftWorld world)
    {
        var times = new StraightLineTimes();
        var set = await new LiftCandidates(database.Source, vault, Rules, times).FindAsync(world.Wish, LiftWorld.Now, CancellationToken.None);
        var judge = new CandidateJudge(world.Wish, set.MeetingPoints, Rules, times.Least, LiftWorld.Now);
        var legs = new LegJudge(Rules, new InstantLegTimes(times));
        var keys = set.Legs
            .Where(candidate => judge.Judge(candidate, legs, false) is not null)
            .Select(candidate => BruteForce.Key(candidate.OfferId, candidate.Session.Id, candidate.Leg.Direction))
            .ToList();
        return (keys, set.MeetingPoints);
    }

    private async Task<List<string>> PlannedAsync(LiftWorld world, IReadOnlyList<BoardingPoint> points)
    {
        var planner = new BookingPlanner(new StraightLineTimes(), Rules, new FakeTimeProvider(LiftWorld.Now));
        await using var connection = await database.Source.OpenConnectionAsync();
        var cars = await new CarReader(vault, Rules).ReadAsync(connection, [.. world.Offers.Select(offer => offer.Id)], CancellationToken.None);
        var keys = new List<string>();
        foreach (var car in cars)
        {
            foreach (var session in world.Wish.Sessions)
            {
                foreach (var direction in world.Wish.Legs.Each())
                {
                    var plan = await planner.PlanAsync(
                        session.Id, car, RequestOf(world.Wish, session.Id), session, direction.ToFlag(), BoardingChoice.Any(points), CancellationToken.None);
                    if (plan is not null)
                    {
                        keys.Add(BruteForce.Key(car.Offer.Id, session.Id, direction));
                    }
                }
            }
        }

        return keys;
    }

    private static LiftRequest RequestOf(LiftWish wish, Guid session) => new()
    {
        Id = session,
        Campaign = "",
        Passenger = wish.Subject!,
        PassengerName = "Bob",
        Age = wish.Accompanied ? PersonAge.SixteenOrSeventeen : PersonAge.Unknown,
        Needs = new LiftNeeds
        {
            SessionId = session,
            Origin = new LiftOrigin("", wish.Origin, wish.Origin),
            Legs = wish.Legs,
            PartySize = wish.PartySize,
            EarliestDeparture = wish.EarliestDeparture,
            LatestReturn = wish.LatestReturn,
            MaxWalkMetres = wish.MaxWalkMetres,
            WomenOnly = wish.WomenOnly,
            WomenOnlyWelcome = wish.WomenOnlyWelcome,
            Wheelchair = wish.Wheelchair,
            ChildSeat = wish.ChildSeat,
            StepFree = wish.StepFree,
            MeetingPointsOnly = wish.MeetingPointsOnly,
        },
    };

    private async Task StoreAsync(Aboard aboard)
    {
        var world = aboard.World;
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await world.StoreAsync(connection, new BulkLifts(new LegPlanner(new StraightLineTimes(), Rules), vault), vault);
        for (var at = 0; at < world.Offers.Count; at++)
        {
            await BlockAsync(connection, world, aboard.Drivers[at], world.Offers[at].Driver);
            if (world.Stops[at].Length > 0)
            {
                var rider = world.Stops[at][0].BookingId;
                await BlockAsync(connection, world, aboard.Passengers[at], $"{rider}");
                await connection.RunAsync(
                    "update booking_leg set wheelchair = $2, child_seat = $3 where booking_id = $1", CancellationToken.None, rider, aboard.Riders[at].Wheelchair, aboard.Riders[at].ChildSeat);
            }
        }

        await transaction.CommitAsync();
    }

    /// <summary>1: the passenger blocks the other; 2: the other blocks the passenger.</summary>
    private static async Task BlockAsync(NpgsqlConnection connection, LiftWorld world, int how, string other)
    {
        if (how > 0 && other != world.Wish.Subject)
        {
            await connection.RunAsync(
                "insert into block (id, campaign, blocker, blocked, blocked_name, created_at) values (gen_random_uuid(), $1, $2, $3, 'X', $4)",
                CancellationToken.None, world.Sessions[0].Campaign, how == 1 ? world.Wish.Subject : other, how == 1 ? other : world.Wish.Subject, LiftWorld.Now);
        }
    }
}
