using Matching.Geo;
using Matching.Storage.Import.MeetingPoints.Osm;
using NetTopologySuite.Geometries;

namespace Matching.Storage.Import.MeetingPoints;

/// <summary>Imports meeting points in place of the old ones.</summary>
internal static class MeetingPointsImport
{
    /// <exception cref="ImportRefusedException">The file is bad.</exception>
    public static async Task<ImportReport> RunAsync(
        ImportTransaction import, string path, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var source = SourceFiles.Of([path]);
        var (points, facts) = Read(path, progress);
        var release = await import.ReleaseAsync(new ReleaseHead(ReleaseKind.MeetingPoints, "", "", source, points.Count, Shipped: false), cancellation);
        await import.ExecuteAsync("Import/meeting_point_delete.sql", [], cancellation);
        await import.CopyAsync("meeting_point (id, name, kind, location, step_free, release_id)", points, async (copy, point, stop) =>
        {
            await copy.WriteAsync(point.Id, stop);
            await copy.WriteAsync(point.Name, stop);
            await copy.WriteAsync(point.Kind, stop);
            await copy.WriteAsync(new Point(point.Point.Easting, point.Point.Northing) { SRID = BritishGrid.Srid }, stop);
            await copy.WriteAsync(point.StepFree, stop);
            await copy.WriteAsync(release, stop);
        }, cancellation);
        return new ImportReport(
            $"Meeting points are live, from {source.Names}.",
            [FormattableString.Invariant($"{points.Count:N0} meeting points, {points.Count(point => point.StepFree == "YES"):N0} of them known to be step-free"), .. facts],
            []);
    }

    private static (IReadOnlyList<MeetingPointRow> Points, IReadOnlyList<string> Facts) Read(string path, IProgress<ImportProgress>? progress)
    {
        if (!OsmFile.Is(path))
        {
            return (MeetingPointFile.Read(path), []);
        }

        var found = OsmMeetingPoints.Read(path, progress);
        return (found.Rows,
        [
            FormattableString.Invariant($"{found.Doubles:N0} stood twice in the map, {found.Nameless:N0} have no name, {found.Elsewhere:N0} lie elsewhere; those are left out"),
            "Map data © OpenStreetMap contributors, under the Open Database Licence: say so where it is shown",
        ]);
    }
}
