using CsCheck;
using Matching.Geo;
using Matching.Lifts;
using Matching.Storage;
using Matching.Storage.Lifts;
using Matching.Travel;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using TestKit;

namespace Matching.Tests.Lifts;

/// <summary>The database's candidates, judged, are exactly the legs that fit: none missing, none extra.</summary>
public sealed class CandidateTests(PostGis database) : IClassFixture<PostGis>
{
    private static readonly LiftRules Rules = new();

    private readonly OriginVault vault = new(OriginKeys.Fresh());

    /// <summary>Matches are judged by where drivers live, searches by their stand-ins; every second world is searched too.</summary>
    [Fact]
    public async Task Over_random_worlds_matches_and_searches_equal_brute_force_over_every_offer()
    {
        await MeetingPointGrid.StoreAsync(database);
        var (worlds, fits, found, coaches, beside) = (0, 0, 0, 0, 0);
        await LiftWorld.Any.SampleAsync(
            async world =>
            {
                var stored = await StoreAsync(world);
                var (legs, points) = await JudgeAsync(stored);
                var oracle = BruteForce.Costs(stored, points);
                Interlocked.Add(ref fits, oracle.Count > 0 ? 1 : 0);
                Interlocked.Add(ref beside, world.Wish.Accompanied && oracle.Count > 0 ? 1 : 0);
                Interlocked.Add(ref coaches, stored.Offers.Count(offer => offer.Terms.IsCoach && oracle.Keys.Any(leg => leg.StartsWith($"{offer.Id}", StringComparison.Ordinal))));
                Assert.Equal(oracle.Keys.Order(), legs.Keys.Order());
                foreach (var (key, match) in legs)
                {
                    // The point of least cost, give or take what rounding may do to a tie.
                    Assert.Equal(oracle[key][match.Home], match.CostMinutes * 60, 0.002);
                    Assert.Equal(oracle[key].Values.Min(), match.CostMinutes * 60, 0.002);
                }

                if (Interlocked.Increment(ref worlds) % 2 == 0)
                {
                    (legs, points) = await JudgeAsync(stored with { Wish = stored.Wish with { Precision = Precision.StandIns } });
                    oracle = BruteForce.Costs(stored.AsSearchesSeeIt(), points);
                    Interlocked.Add(ref found, oracle.Count > 0 ? 1 : 0);
                    Assert.Equal(oracle.Keys.Order(), legs.Keys.Order());
                }
            },
            iter: 1_500,
            threads: 4,
            print: world => $"{world.Wish with { Sessions = [] }} sessions [{string.Join(", ", world.Sessions)}] offers [{string.Join(", ", world.Offers)}] stops [{string.Join(", ", world.Stops.SelectMany(stop => stop))}]");

        // The comparison means something only where lifts are often found.
        Assert.True(fits > 250, $"Only {fits} worlds have a lift.");
        Assert.True(found > 100, $"Only {found} searches find a lift.");
        Assert.True(coaches > 50, $"Only {coaches} coaches serve the wish.");
        Assert.True(beside > 2, $"Only {beside} who are 16 or 17 find a lift.");
    }

    [Fact]
    public async Task Seats_with_a_lift_are_those_for_which_a_search_is_possible_and_an_engine_that_must_be_asked_answers_the_same()
    {
        // Skips here where there is no database: within a sample a skip counts as a failure.
        Assert.NotNull(database.Source);
        var served = 0;
        await LiftWorld.Any.SampleAsync(
            async world =>
            {
                var stored = await StoreAsync(world);
                var candidates = new LiftCandidates(database.Source, vault, Rules, new StraightLineTimes());
                var clock = new FakeTimeProvider(LiftWorld.Now);
                var finder = new LiftFinder(candidates, new StraightLineTimes(), Rules, clock);
                var origin = new Place("", default, stored.Wish.Origin, PlacePrecision.Exact, 0, false, null) { Blurred = default };
                var seats = await finder.SeatsWithLiftAsync(origin, stored.Sessions, null, stored.Wish.Accompanied, CancellationToken.None);
                Interlocked.Add(ref served, seats.Count);
                foreach (var seat in stored.Sessions.GroupBy(session => session.SeatCode))
                {
                    var possible = await finder.FindAsync(LiftWish.Asked(stored.Wish.Origin, [.. seat], null, stored.Wish.Accompanied), 10, CancellationToken.None);
                    Assert.Equal(possible.Possible, seats.Contains(seat.Key));
                }

                var instant = await finder.FindAsync(stored.Wish, 50, CancellationToken.None);
                var asked = await new LiftFinder(candidates, new AskedTimes(), Rules, clock).FindAsync(stored.Wish, 50, CancellationToken.None);
                Assert.Equal(
                    instant.Matches.Select(match => (match.OfferId, match.CostMinutes)),
                    asked.Matches.Select(match => (match.OfferId, match.CostMinutes)));
                Assert.Equal(instant.Possible, asked.Possible);
            },
            iter: 200,
            threads: 2);
        Assert.True(served > 30, $"Only {served} seats have a lift.");
    }

    /// <summary>The other days' sessions are not made, so foreign keys sleep until the transaction ends.</summary>
    private const string WithoutKeys = "set local session_replication_role = replica";

    /// <summary>Each leg of one offer again on 4,000 other days, to sessions of their own.</summary>
    private const string Weekends =
        """
        with one as (select offer.* from lift_offer offer join lift_leg on lift_leg.offer_id = offer.id order by offer.id limit 1),
             many as (
                 insert into lift_offer
                 select (jsonb_populate_record(null::lift_offer, to_jsonb(one) || jsonb_build_object('id', gen_random_uuid(), 'driver', 'driver ' || day))).*
                 from one, generate_series(1, 4000) day
                 returning id, driver)
        insert into lift_leg (offer_id, direction, campaign, session_id, seats, reach, period, budget_seconds, stops, live, stand_in, session_at)
        select many.id, leg.direction, leg.campaign, gen_random_uuid(), leg.seats, leg.reach,
               tstzrange(lower(leg.period) + shift.by, upper(leg.period) + shift.by), leg.budget_seconds, 0, true, leg.stand_in, leg.session_at
        from one
        join lift_leg leg on leg.offer_id = one.id
        cross join many
        cross join lateral (select substr(many.driver, 8)::integer * interval '1 day') shift (by)
        """;

    [Fact]
    public async Task Passing_cars_are_found_by_the_index_over_time_and_reach_whoever_asks()
    {
        var world = await StoreAsync(LiftWorld.Any.Where(any => any.Offers.Count > 8).Single());
        await using var connection = await database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        // The planner chooses by what is there: weekends enough that reading every leg would cost more; undone at the end.
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        foreach (var statement in (string[])[WithoutKeys, Weekends, "analyze lift_offer", "analyze lift_leg"])
        {
            await connection.RunAsync(statement, TestContext.Current.CancellationToken);
        }

        var alone = await ExplainAsync(connection, world);
        await connection.RunAsync($"set local role {Database.ServiceRole}", TestContext.Current.CancellationToken);
        await connection.RunAsync("call act_in($1)", TestContext.Current.CancellationToken, world.Wish.Sessions[0].Campaign);
        var underRules = await ExplainAsync(connection, world);

        foreach (var plan in (string[])[alone, underRules])
        {
            Assert.Contains("lift_leg_reach", plan, StringComparison.Ordinal);
            Assert.Contains("lift_leg_session", plan, StringComparison.Ordinal);
            Assert.Contains("(reach && ", plan, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("current_setting('matching.campaign'", alone, StringComparison.Ordinal);
        Assert.Contains("current_setting('matching.campaign'", underRules, StringComparison.Ordinal);
    }

    private static async Task<string> ExplainAsync(NpgsqlConnection connection, LiftWorld world)
    {
        await using var explain = connection.Command("explain " + LiftCandidates.Candidates);
        foreach (NpgsqlParameter parameter in LiftCandidates.CandidateCommand([.. world.Wish.Sessions.Select(session => session.Id)], world.Wish, Rules, new StraightLineTimes().Least, LiftWorld.Now).Parameters)
        {
            explain.Parameters.Add(parameter.Clone());
        }

        return string.Join('\n', await explain.ReadAllAsync(row => row.GetString(0), TestContext.Current.CancellationToken));
    }

    private Task<LiftWorld> StoreAsync(LiftWorld world) => world.StoreAsync(database.Source, new LegPlanner(new StraightLineTimes(), Rules), vault);

    private async Task<(Dictionary<string, LegMatch> Legs, IReadOnlyList<BoardingPoint> Points)> JudgeAsync(LiftWorld stored)
    {
        var times = new StraightLineTimes();
        var set = await new LiftCandidates(database.Source, vault, Rules, times).FindAsync(stored.Wish, LiftWorld.Now, CancellationToken.None);
        var judge = new CandidateJudge(stored.Wish, set.MeetingPoints, Rules, ((ITravelTimes)times).Least, LiftWorld.Now);
        var insertion = new LegJudge(Rules, new InstantLegTimes(times));
        var legs = set.Legs
            .Select(candidate => judge.Judge(candidate, insertion, false))
            .OfType<LegMatch>()
            .ToDictionary(match => BruteForce.Key(match.Candidate.OfferId, match.Candidate.Session.Id, match.Direction));
        return (legs, set.MeetingPoints);
    }

    /// <summary>The straight-line engine behind a port that can only be asked for matrices.</summary>
    private sealed class AskedTimes : ITravelTimes
    {
        private readonly StraightLineTimes engine = new();

        public double MaxSpeedMetresPerSecond => engine.MaxSpeedMetresPerSecond;

        public async ValueTask<TravelMatrix> MatrixAsync(
            IReadOnlyList<GridPoint> origins, IReadOnlyList<GridPoint> destinations, DateTimeOffset departure, CancellationToken cancellation)
        {
            await Task.Yield();
            return await engine.MatrixAsync(origins, destinations, departure, cancellation);
        }
    }
}
