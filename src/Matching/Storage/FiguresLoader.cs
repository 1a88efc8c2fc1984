using System.Data;
using Matching.Geo;
using Matching.Seats;
using Npgsql;

namespace Matching.Storage;

/// <summary>
/// Reads a snapshot of the official figures in one transaction that sees one moment, so that no mixture of an old and a new release can
/// ever answer. What has not changed since the last snapshot is carried over.
/// </summary>
internal sealed class FiguresLoader(Database source)
{
    private static readonly string Releases = Sql.Read("Figures/releases.sql");

    /// <summary>The snapshot that answers now: <paramref name="last"/> itself where nothing has changed, null where no seats are loaded.</summary>
    public async Task<OfficialFigures?> LoadAsync(OfficialFigures? last, CancellationToken cancellation)
    {
        await using var connection = await source.Everywhere.OpenConnectionAsync(cancellation);
        await using var transaction = await source.Everywhere.BeginAsync(connection, IsolationLevel.RepeatableRead, cancellation);
        var releases = await ReleasesAsync(connection, cancellation);
        if (last is not null && releases.SequenceEqual(last.Releases))
        {
            return last;
        }

        var read = new FiguresReader(connection);
        var atlases = new List<SeatAtlas>();
        foreach (var seats in releases.Where(release => release.Kind == "SEATS"))
        {
            var results = releases.Where(release => release.Kind == "RESULTS" && release.BoundarySet == seats.BoundarySet).ToList();
            atlases.Add(Kept(last, [seats, .. results])?.Find(seats.BoundarySet) ?? await AtlasAsync(read, seats, results, cancellation));
        }

        return atlases.Count == 0
            ? null
            : new OfficialFigures(await PlacesAsync(read, last, releases, cancellation), atlases, releases, await MeetingPointsAsync(read, last, releases, cancellation));
    }

    private static async Task<SeatAtlas> AtlasAsync(FiguresReader read, Release seats, List<Release> results, CancellationToken cancellation)
    {
        var elections = new List<ElectionResults>();
        foreach (var result in results)
        {
            elections.Add(await read.ResultsAsync(result.BoundarySet, result.Election, cancellation));
        }

        return new SeatAtlas(seats.BoundarySet, await read.SeatsAsync(seats.BoundarySet, cancellation), elections);
    }

    private static async Task<PlaceBook> PlacesAsync(FiguresReader read, OfficialFigures? last, List<Release> releases, CancellationToken cancellation)
    {
        var places = releases.Where(release => release.Kind == "PLACES").ToArray();
        var postcodes = releases.Where(release => release.Kind == "POSTCODES").ToArray();
        var areas = Kept(last, places)?.Places.Areas ?? await read.AreasAsync(cancellation);
        var units = Kept(last, postcodes)?.Places.Units
            ?? (postcodes is [var release, ..] ? await read.UnitsAsync(release, cancellation) : PostcodeUnits.Empty);
        return new PlaceBook(areas, units);
    }

    private static async Task<PublicPlaces> MeetingPointsAsync(FiguresReader read, OfficialFigures? last, List<Release> releases, CancellationToken cancellation)
    {
        var points = releases.Where(release => release.Kind == "MEETING_POINTS").ToArray();
        return points.Length == 0 ? PublicPlaces.Empty : Kept(last, points)?.MeetingPoints ?? await read.MeetingPointsAsync(cancellation);
    }

    /// <summary>The last snapshot if it was made of all of these releases, so that what came from them can be carried over.</summary>
    private static OfficialFigures? Kept(OfficialFigures? last, Release[] releases) =>
        last is not null && SameOfItsKind(last.Releases, releases) ? last : null;

    private static bool SameOfItsKind(IReadOnlyList<Release> before, Release[] now) =>
        now.Length > 0 && now.All(before.Contains)
        && now.Length == before.Count(release => now.Any(same => same.Kind == release.Kind && same.BoundarySet == release.BoundarySet));

    private static async Task<List<Release>> ReleasesAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Releases, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var releases = new List<Release>();
        while (await reader.ReadAsync(cancellation))
        {
            releases.Add(new Release(
                reader.GetInt64(0),
                reader.GetString(1),
                reader.GetString(2),
                reader.GetString(3),
                reader.GetInt32(4),
                reader.GetBoolean(5),
                reader.GetFieldValue<DateTimeOffset>(6)));
        }

        return releases;
    }
}
