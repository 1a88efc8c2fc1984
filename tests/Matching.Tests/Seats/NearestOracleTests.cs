using Matching.Campaigns;
using Matching.Geo;
using Matching.Seats;
using Matching.Sessions;
using Matching.Storage.Sessions;
using Matching.Travel;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Matching.Tests.Seats;

/// <summary>For 10,000 random real postcodes and coordinates each rank's answer is the same, order and all, as a plain PostGIS query.</summary>
public sealed class NearestOracleTests(OfficialWorld world) : IClassFixture<OfficialWorld>
{
    private const int Postcodes = 7_000;
    private const int Coordinates = 3_000;
    private const string Slug = "oracle";

    private static readonly DateTimeOffset Now = new(2026, 4, 30, 18, 0, 0, TimeSpan.Zero);
    private static readonly Campaign Labour = new() { Id = Slug, Name = "Oracle", Party = "Lab", BoundarySet = "2024", Election = "2024" };

    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task By_distance_without_a_party()
    {
        var asked = await AskAsync(null);
        var expected = await ReadAsync(PlainQueries.Distance);
        await EqualAsync(asked, new MarginalQuery(), Rank.Distance, expected, found => found.Journey is null);
    }

    [Fact]
    public async Task By_travel_time_and_by_need_with_a_partys_sessions()
    {
        var asked = await AskAsync("Lab");
        await CallTogetherAsync();
        await ExecuteAsync(PlainQueries.Ways);
        var query = new MarginalQuery { Campaign = Slug };

        var byTime = await ReadAsync(PlainQueries.TravelTime);
        await EqualAsync(asked, query, Rank.TravelTime, byTime, (found, minutes) => Math.Abs(found.Journey!.Minutes - minutes) < 1e-6);

        var byNeed = await ReadAsync(PlainQueries.Need);
        await EqualAsync(asked, query, Rank.Need, byNeed, (found, score) => Math.Abs(found.Need!.Score - score) < 1e-9);
    }

    private Task EqualAsync(List<Asked> asked, MarginalQuery query, Rank rank, ILookup<int, Expected> expected, Func<NearestMarginal, bool> holds) =>
        EqualAsync(asked, query, rank, expected, (found, _) => holds(found));

    private async Task EqualAsync(List<Asked> asked, MarginalQuery query, Rank rank, ILookup<int, Expected> expected, Func<NearestMarginal, double, bool> holds)
    {
        var sessions = await new OpenSessions(world.Source).InWindowAsync(Slug, null, Now, Now.AddDays(8), stop);
        var search = new NearestMarginals(new Known(sessions), new Journeys(new StraightLineTimes()), new NeedOptions(), new FakeTimeProvider(Now));
        Assert.True((await new MarginalViews(world.Figures, new One()).OpenAsync(query, stop)).TryGet(out var view, out var failure), failure?.Detail);
        foreach (var (n, text, limit, far) in asked)
        {
            Assert.True(world.Figures.Resolve(text).TryGet(out var place, out failure), failure?.Detail);
            var found = await search.FindAsync(new NearestQuery(place, view, rank, limit, far ?? double.PositiveInfinity, Now, Now.AddDays(8), false), stop);
            Assert.Equal(expected[n].Select(seat => (seat.Code, seat.Millimetres)), found.Select(seat => (seat.At.Marginal.Seat.Code, (long)Math.Round(seat.At.Metres * 1000))));
            Assert.All(expected[n].Zip(found), pair => Assert.True(holds(pair.Second, pair.First.Value), $"{text}: {pair}"));
        }
    }

    /// <summary>Writes down who asks and where they are: random postcodes, and random coordinates on land and at sea; one in fifty with bounds of its own.</summary>
    private async Task<List<Asked>> AskAsync(string? party)
    {
        var random = new Random(20_260_430);
        var points = (await world.ShuffledAsync()).Take(Postcodes).Select(postcode => (postcode.Code, postcode.Point))
            .Concat(Enumerable.Range(0, Coordinates).Select(_ => Anywhere(random)))
            .ToList();
        Assert.Equal(Postcodes + Coordinates, points.Count);
        var asked = points.Select((point, n) => n % 50 == 0
            ? new Asked(n, point.Item1, random.Next(1, 51), random.Next(0, 300_000))
            : new Asked(n, point.Item1, 5, null)).ToList();
        await ExecuteAsync("drop table if exists wish, asked, marginal, way");
        await ExecuteAsync(
            """
            create table wish as
            select $1::text as party, $2::text as campaign, $3::timestamptz as now, $3::timestamptz as from, $3::timestamptz + interval '8 days' as until
            """,
            (object?)party ?? DBNull.Value,
            Slug,
            Now);
        await ExecuteAsync("create table asked (n int primary key, point geometry(Point, 27700), lim int, far float8)");
        await ExecuteAsync(
            "insert into asked select n, st_setsrid(st_point(e, f), 27700), lim, far from unnest($1::int[], $2::float8[], $3::float8[], $4::int[], $5::float8[]) u (n, e, f, lim, far)",
            asked.Select(one => one.N).ToArray(),
            points.Select(point => point.Item2.Easting).ToArray(),
            points.Select(point => point.Item2.Northing).ToArray(),
            asked.Select(one => one.Limit).ToArray(),
            asked.Select(one => one.Far).ToArray());
        await ExecuteAsync(PlainQueries.Marginal);
        await ExecuteAsync(PlainQueries.MarginalIndex);
        return asked;
    }

    private static (string, GridPoint) Anywhere(Random random)
    {
        var geo = new GeoPoint(Math.Round(49.9 + (random.NextDouble() * 9), 6), Math.Round(-7.5 + (random.NextDouble() * 9), 6));
        return (FormattableString.Invariant($"{geo.Latitude},{geo.Longitude}"), BritishGrid.ToGrid(geo));
    }

    /// <summary>Sessions in most marginal seats: some full, cancelled, remote, over, too late, or with nobody wanted.</summary>
    private async Task CallTogetherAsync()
    {
        await ExecuteAsync(
            """
            insert into campaign (id, name, party, boundary_set, election, max_margin_share, created_at, updated_at) values ($1, 'Oracle', 'Lab', '2024', '2024', 0.05, $2, $2)
            """,
            Slug,
            Now);
        await ExecuteAsync(
            """
            insert into session (id, campaign, boundary_set, seat_code, kind, latitude, longitude, easting, northing, starts_at, ends_at, wanted, maximum, organiser_name,
                                 step_free, remote, cancelled, created_by, created_at, updated_at)
            select gen_random_uuid(), $1, '2024', code, 'CANVASS', 0, 0, st_x(hub) + round((r[1] - 0.5) * 16000), st_y(hub) + round((r[2] - 0.5) * 16000),
                   $2::timestamptz + (r[3] * 12 - 2) * interval '1 day', $2::timestamptz + (r[3] * 12 - 2) * interval '1 day' + interval '3 hours',
                   (r[4] * 3)::int * 10, 30, (r[5] * 4)::int % 4, 'UNKNOWN', r[6] < 0.1, r[6] > 0.9, 'test', $2, $2
            from (select m.code, m.hub,
                         (select array_agg((('x' || substr(md5(m.code || i || j), 1, 6))::bit(24)::int) / 16777216.0 order by j) from generate_series(1, 6) j) as r
                  from marginal m cross join generate_series(1, 6) i
                  where ('x' || md5(m.code))::bit(8)::int < 200) random
            """,
            Slug,
            Now);
        await ExecuteAsync(
            """
            insert into sign_up (id, session_id, subject, name, people, state, created_at, updated_at)
            select gen_random_uuid(), id, 'party ' || i, 'Ann', 10, 'GOING', $1, $1
            from session cross join lateral generate_series(1, organiser_name::int) i
            """,
            Now);
    }

    private async Task<ILookup<int, Expected>> ReadAsync(string sql)
    {
        await using var command = world.Source.CreateCommand(sql);
        command.CommandTimeout = 120;
        await using var reader = await command.ExecuteReaderAsync(stop);
        var rows = new List<Expected>();
        while (await reader.ReadAsync(stop))
        {
            rows.Add(new Expected(reader.GetInt32(0), reader.GetString(1), reader.GetInt64(2), reader.IsDBNull(3) ? 0 : reader.GetDouble(3)));
        }

        Assert.True(rows.Count > Postcodes);
        return rows.ToLookup(row => row.N);
    }

    private async Task ExecuteAsync(string sql, params object[] parameters)
    {
        await using var command = world.Source.CreateCommand(sql);
        command.CommandTimeout = 120;
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        }

        await command.ExecuteNonQueryAsync(stop);
    }

    private sealed record Asked(int N, string Text, int Limit, double? Far);

    private sealed record Expected(int N, string Code, long Millimetres, double Value);

    /// <summary>The real store's answer, read once: 20,000 searches ask for the same window.</summary>
    private sealed class Known(IReadOnlyList<Session> sessions) : IOpenSessions
    {
        public Task<IReadOnlyList<Session>> InWindowAsync(string campaign, IReadOnlyCollection<string>? seats, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation) =>
            Task.FromResult(sessions);
    }

    private sealed class One : ICampaigns
    {
        public ValueTask<Campaign?> FindAsync(string id, CancellationToken cancellation) => new(id == Slug ? Labour : null);
    }
}
