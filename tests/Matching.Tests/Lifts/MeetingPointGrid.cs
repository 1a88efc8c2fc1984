using TestKit;

namespace Matching.Tests.Lifts;

/// <summary>81 stations, one every 2 km in the country of <see cref="LegWorlds"/>; a third of each kind of step-free access; stored once a database.</summary>
internal static class MeetingPointGrid
{
    public static async Task StoreAsync(PostGis database)
    {
        await using var command = database.Source.CreateCommand(
            """
            with stored as (
                insert into release (kind, source, sha256, row_count, imported_at) values ('MEETING_POINTS', 'test', '', 81, now()) on conflict do nothing returning id)
            insert into meeting_point (id, name, kind, location, step_free, release_id)
            select 'm' || x || '-' || y, 'Station ' || x || ' ' || y, 'station', st_setsrid(st_makepoint(500300 + 2000 * x, 200400 + 2000 * y), 27700),
                   (array['YES', 'NO', 'UNKNOWN'])[1 + (x + y) % 3], stored.id
            from stored, generate_series(0, 8) x, generate_series(0, 8) y
            """);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
