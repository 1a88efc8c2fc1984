using CsCheck;
using Matching.Lifts;
using Matching.Storage.Lifts;
using Matching.Travel;
using TestKit;

namespace Matching.Tests.Lifts;

/// <summary>Whoever searches again to a session that they remember sees what somebody sees who reads it for the first time.</summary>
public sealed class RememberedSessionTests(PostGis database) : IClassFixture<PostGis>
{
    private static readonly LiftRules Rules = new();

    /// <summary>What may happen to a session between two searches, each to some of its columns.</summary>
    private static readonly string[] Changes =
    [
        "update session set starts_at = starts_at + interval '40 minutes', ends_at = ends_at + interval '1 hour' where id = $1",
        "update session set easting = easting + 4000, latitude = latitude where id = $1",
        "update session set cancelled = true where id = $1",
        "update session set remote = true where id = $1",
        "update session set maximum = maximum + 1 where id = $1",
        "update session set address = address where id = $1 and false",
    ];

    private readonly OriginVault vault = new(OriginKeys.Fresh());

    [Fact]
    public async Task A_search_to_a_remembered_session_equals_the_first_search_to_it()
    {
        // Skips here where there is no database: within a sample a skip counts as a failure.
        Assert.NotNull(database.Source);
        var (found, changed) = (0, 0);
        await Gen.Select(LiftWorld.Any, Gen.Int[0, Changes.Length - 1]).SampleAsync(
            async (world, change) =>
            {
                var stored = await world.StoreAsync(database.Source, new LegPlanner(new StraightLineTimes(), Rules), vault);
                var session = stored.Wish.Sessions[0].Id;
                var remembering = Candidates();
                var before = await remembering.FindToAsync(session, stored.Wish, LiftWorld.Now, CancellationToken.None);
                await using (var command = database.Source.CreateCommand(Changes[change]))
                {
                    command.Parameters.Add(new() { Value = session });
                    Interlocked.Add(ref changed, await command.ExecuteNonQueryAsync());
                }

                var again = await remembering.FindToAsync(session, stored.Wish, LiftWorld.Now, CancellationToken.None);
                var fresh = await Candidates().FindToAsync(session, stored.Wish, LiftWorld.Now, CancellationToken.None);
                Interlocked.Add(ref found, fresh!.Legs.Count);
                Assert.Equal(fresh.Sessions, again!.Sessions);
                Assert.Equal(Legs(fresh), Legs(again));
                Assert.Equal(before!.MeetingPoints, again.MeetingPoints);
            },
            iter: 150,
            threads: 2);
        Assert.True(found > 50, $"Only {found} legs were found.");
        Assert.True(changed > 50, $"Only {changed} sessions were changed.");
    }

    [Fact]
    public async Task A_session_that_is_gone_is_not_remembered()
    {
        var stored = await LiftWorld.Any.Where(world => world.Offers.Count == 0).Single().StoreAsync(database.Source, new LegPlanner(new StraightLineTimes(), Rules), vault);
        var session = stored.Wish.Sessions[0].Id;
        var remembering = Candidates();
        Assert.NotNull(await remembering.FindToAsync(session, stored.Wish, LiftWorld.Now, TestContext.Current.CancellationToken));
        await using var command = database.Source.CreateCommand("delete from session where id = $1");
        command.Parameters.Add(new() { Value = session });
        Assert.Equal(1, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        Assert.Null(await remembering.FindToAsync(session, stored.Wish, LiftWorld.Now, TestContext.Current.CancellationToken));
    }

    private static IEnumerable<(Guid, bool, double, object)> Legs(CandidateSet set) =>
        set.Legs.Select(leg => (leg.OfferId, leg.Leg.Direction == LegDirection.Outward, leg.BudgetSeconds, (object)leg.Leg.Anchor)).OrderBy(leg => (leg.OfferId, leg.Item2));

    private LiftCandidates Candidates() => new(database.Source, vault, Rules, new StraightLineTimes());
}
