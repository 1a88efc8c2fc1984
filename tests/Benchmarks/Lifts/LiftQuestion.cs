using Benchmarks.Servers;
using Benchmarks.Worlds;
using Matching.Geo;
using Matching.Lifts;
using Matching.Sessions;
using Matching.Storage.Sessions;

namespace Benchmarks.Lifts;

/// <summary>A place and a session that somebody of the generated weekends wants to reach.</summary>
/// <param name="Place">The place as coordinates.</param>
/// <param name="Wish">The same question as the service asks it.</param>
internal sealed record LiftQuestion(string Place, LiftWish Wish)
{
    /// <summary>The questions of a world: one for each generated request, from the blurred point of its home.</summary>
    public static async Task<IReadOnlyList<LiftQuestion>> OfAsync(BenchWorld world, int most)
    {
        var sessions = new Dictionary<Guid, Session>();
        foreach (var session in await new OpenSessions(world.Source).InWindowAsync(
                     BenchWorld.Campaign, null, DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, CancellationToken.None))
        {
            sessions.Add(session.Id, session);
        }

        await using var command = world.Source.CreateCommand(
            "select session_id, blurred_easting, blurred_northing from lift_request order by md5(id::text) limit $1");
        command.Parameters.Add(new() { Value = most });
        await using var reader = await command.ExecuteReaderAsync();
        var questions = new List<LiftQuestion>();
        while (await reader.ReadAsync())
        {
            var place = BritishGrid.ToGeo(new GridPoint(reader.GetDouble(1), reader.GetDouble(2))).ToString();
            var parts = place.Split(',').Select(part => double.Parse(part, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
            var origin = BritishGrid.ToGrid(new GeoPoint(parts[0], parts[1]));
            questions.Add(new LiftQuestion(place, LiftWish.Asked(origin, [sessions[reader.GetGuid(0)]], MatchingServer.Subject)));
        }

        return questions;
    }
}
