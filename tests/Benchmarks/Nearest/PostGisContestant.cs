using Benchmarks.Worlds;

namespace Benchmarks.Nearest;

/// <summary>
/// The same question put to PostGIS alone, as favourably as it can be: the marginal seats stand in a table of their own with a GiST index, the random places are
/// points already, and the statement is prepared.
/// </summary>
internal static class PostGisContestant
{
    /// <summary>Makes the two tables.</summary>
    public static async Task PrepareAsync(BenchWorld world, int postcodes)
    {
        await world.ExecuteAsync(
            """
            create table bench_marginal as
            select code, name, nation, region, hub, outline, first_party, second_party, majority, majority::float8 / valid_votes as margin
            from seat join seat_result using (boundary_set, code)
            where majority::float8 / valid_votes <= 0.05;
            create index on bench_marginal using gist (outline);
            """);
        await world.ExecuteAsync(
            $"""
             create table bench_point as
             select (row_number() over ())::int as id, st_setsrid(st_point(easting, northing), 27700) as point
             from (select easting, northing from postcode order by md5(code) limit {postcodes}) chosen;
             alter table bench_point add primary key (id);
             """);
        await world.ExecuteAsync("vacuum analyze");
    }

    /// <summary>Statements a second by eight clients.</summary>
    public static Task<double> RunAsync(BenchWorld world, int seconds, string folder) => PgBench.RunAsync(
        world.ConnectionString,
        """
        \set id random(1, 150000)
        select code, name, nation, region, hub, first_party, second_party, majority, margin, st_distance(outline, point) as distance from bench_point, lateral (select * from bench_marginal order by outline <-> point limit 5) nearest where id = :id order by distance, margin, code;
        """,
        clients: 8,
        seconds,
        folder);
}
