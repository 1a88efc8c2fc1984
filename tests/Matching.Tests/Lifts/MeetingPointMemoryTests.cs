using CsCheck;
using Matching.Geo;
using Matching.Lifts;
using Matching.Seats;
using Matching.Storage;
using Matching.Storage.Lifts;
using Matching.Travel;
using TestKit;

namespace Matching.Tests.Lifts;

/// <summary>Meeting points answered from memory are those of the statement: none missing, none extra, in the same order.</summary>
public sealed class MeetingPointMemoryTests(PostGis database) : IClassFixture<PostGis>
{
    private readonly OriginVault vault = new(OriginKeys.Fresh());

    /// <summary>On a grid of 100 m, so that distances tie, and walks end, on points.</summary>
    private static readonly Gen<GridPoint> OnGrid = Gen.Select(Gen.Int[0, 24], Gen.Int[0, 24], (east, north) => new GridPoint(500_000 + (100 * east), 200_000 + (100 * north)));

    private static readonly Gen<GridPoint> Anywhere = Gen.Select(
        Gen.Double[499_000, 503_500], Gen.Double[199_000, 203_500], (east, north) => new GridPoint(east, north));

    private static readonly Gen<LiftWish> Wishes =
        from origin in Gen.Frequency((2, OnGrid), (1, Anywhere))
        from walk in Gen.Frequency((3, Gen.Int[0, 20].Select(hundreds => hundreds * 100.0)), (1, Gen.Double[0, 3_000]))
        from stepFree in Gen.Bool
        select new LiftWish { Origin = origin, Sessions = [], MaxWalkMetres = walk, StepFree = stepFree };

    [Fact]
    public async Task What_is_near_is_what_the_statement_says_it_is()
    {
        Assert.NotNull(database.Source);
        await database.ExecuteAsync("insert into release (kind, source, sha256, row_count, imported_at) values ('MEETING_POINTS', 'test', '', 600, now())");
        await database.ExecuteAsync("insert into release (kind, boundary_set, source, sha256, row_count, imported_at) values ('SEATS', '2024', 'test', '', 0, now())");
        // Some lie at one another's very place, some between the grid's lines; ids differ in case, length and script.
        await database.ExecuteAsync(
            """
            insert into meeting_point (id, name, kind, location, step_free, release_id)
            select (array['m', 'M', 'é', 'm-', 'z'])[1 + n % 5] || n, 'Point ' || n, 'station',
                   st_setsrid(st_makepoint(500000 + 100 * (n * 7 % 25) + case when n % 9 = 0 then 0.3 * n else 0 end, 200000 + 100 * (n * 11 % 24)), 27700),
                   (array['YES', 'NO', 'UNKNOWN'])[1 + n % 3], (select id from release where kind = 'MEETING_POINTS')
            from generate_series(1, 600) n
            """);
        var figures = new LoadedFigures();
        figures.Replace((await new FiguresLoader(database.Source).LoadAsync(null, TestContext.Current.CancellationToken))!);
        var (statement, memory) = (Candidates(null), Candidates(figures));
        var (some, full) = (0, 0);
        await Wishes.SampleAsync(
            async wish =>
            {
                var expected = (await statement.FindAsync(wish, LiftWorld.Now, CancellationToken.None)).MeetingPoints;
                Assert.Equal(expected, (await memory.FindAsync(wish, LiftWorld.Now, CancellationToken.None)).MeetingPoints);
                Interlocked.Add(ref some, expected.Count > 0 ? 1 : 0);
                Interlocked.Add(ref full, expected.Count == 50 ? 1 : 0);
            },
            iter: 2_000,
            threads: 2);
        Assert.True(some > 1_000 && full > 100, $"{some} wishes have points, {full} as many as are looked at.");
    }

    private LiftCandidates Candidates(LoadedFigures? figures) => new(database.Source, vault, new LiftRules(), new StraightLineTimes(), figures);
}
