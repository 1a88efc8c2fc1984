using CsCheck;
using Matching.Geo;
using Matching.Lifts;
using Matching.Storage.Lifts;
using Matching.Tests.Travel;
using Matching.Travel;
using TestKit;
using TestKit.Osrm;

namespace Matching.Tests.Lifts;

/// <summary>
/// No viable match is lost by the pre-screen, whatever the engine: as <see cref="CandidateTests"/> for the straight line, so here for one in memory that is not
/// subadditive, and for the road engine over HTTP, with islands and homes that no road is near.
/// </summary>
public sealed class RoadCandidateTests(PostGis database) : IClassFixture<PostGis>
{
    private const int Seed = 20260501;

    private static readonly LiftRules Rules = new();

    private readonly OriginVault vault = new(OriginKeys.Fresh());

    [Fact]
    public Task With_times_that_follow_no_rule_the_answer_equals_brute_force_over_every_offer() => SampleAsync(new WildTimes(Seed), 200, 20);

    [Fact]
    public async Task With_the_road_engine_the_answer_equals_brute_force_over_every_offer()
    {
        await using var roads = await RoadEngine.StartAsync(
            FakeRoads.Wild(Seed, 69.3 / 3.6), ("MaxSpeed", "69.3"), ("AttemptTimeout", "00:01:00"), ("Timeout", "00:01:00"));
        await SampleAsync(roads.Times, 120, 12);
        Assert.NotEmpty(roads.Server.Asked);
    }

    [Fact]
    public Task After_a_change_of_engine_widened_legs_lose_nothing() => SampleAsync(new WildTimes(Seed), 60, 6, drawnBy: new StraightLineTimes());

    private async Task SampleAsync(ITravelTimes engine, int worlds, int least, ITravelTimes? drawnBy = null)
    {
        await MeetingPointGrid.StoreAsync(database);
        var fits = 0;
        await LiftWorld.Any.SampleAsync(
            async world =>
            {
                var stored = await world.StoreAsync(database.Source, new LegPlanner(drawnBy ?? engine, Rules), vault);
                if (drawnBy is not null)
                {
                    await LegWidening.RunAsync(database.Source, CancellationToken.None);
                }

                var set = await new LiftCandidates(database.Source, vault, Rules, engine).FindAsync(stored.Wish, LiftWorld.Now, CancellationToken.None);
                var judge = new CandidateJudge(stored.Wish, set.MeetingPoints, Rules, engine.Least, LiftWorld.Now);
                var homes = set.MeetingPoints.Prepend(new BoardingPoint(stored.Wish.Origin, 0, "")).ToList();
                var promising = set.Legs.Where(candidate => judge.PointsFor(candidate).Any()).ToList();
                var insertion = new LegJudge(Rules, await GatheredLegTimes.GatherAsync(engine, promising, homes, CancellationToken.None));
                var legs = promising
                    .Where(candidate => judge.Judge(candidate, insertion, false) is not null)
                    .Select(candidate => BruteForce.Key(candidate.OfferId, candidate.Session.Id, candidate.Leg.Direction));

                var oracle = BruteForce.Find(stored, set.MeetingPoints, await EveryTimeAsync(engine, stored, homes));
                Interlocked.Add(ref fits, oracle.Count > 0 ? 1 : 0);
                Assert.Equal(oracle.Order(), legs.Order());
            },
            iter: worlds,
            threads: drawnBy is null ? 2 : 1);

        // The comparison means something only where lifts are often found.
        Assert.True(fits > least, $"Only {fits} worlds have a lift.");
    }

    private static async Task<Func<GridPoint, GridPoint, double>> EveryTimeAsync(ITravelTimes engine, LiftWorld world, IEnumerable<BoardingPoint> homes)
    {
        GridPoint[] points = [.. homes.Select(home => home.Point)
            .Concat(world.Sessions.Select(session => session.Grid!.Value))
            .Concat(world.Offers.Select(offer => offer.Terms.Origin.Point))
            .Concat(world.Stops.SelectMany(stops => stops).Select(stop => stop.Point))
            .Distinct()];
        var matrix = await engine.MatrixAsync(points, points, default, CancellationToken.None);
        var numbers = points.Select((point, at) => (point, at)).ToDictionary(one => one.point, one => one.at);
        return (from, to) => from == to ? 0 : matrix.Seconds(numbers[from], numbers[to]);
    }
}
