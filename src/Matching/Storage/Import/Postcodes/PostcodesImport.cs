using System.Globalization;
using Matching.Storage.Import.Areas;

namespace Matching.Storage.Import.Postcodes;

/// <summary>
/// Imports unit postcodes, and with them the sectors and outcodes that they make. Seats of postcodes are found in this process while the database
/// takes the rows in.
/// </summary>
internal static class PostcodesImport
{
    /// <exception cref="ImportRefusedException">A file is bad.</exception>
    public static async Task<PostcodesOutcome> RunAsync(
        ImportTransaction import, IReadOnlyList<string> paths, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var source = SourceFiles.Of(paths);
        var files = PostcodeFiles.Read(paths, progress);
        var units = files.Batch.Units;
        var finders = await LoadedAreas.FindersAsync(import, null, cancellation);
        var making = Task.Run(() => UnitAreas.Make(units, finders, progress), cancellation);
        await PostcodeWriter.WriteAsync(import, new ReleaseHead(ReleaseKind.Postcodes, "", "", source, units.Count, Shipped: false), units, progress, cancellation);

        var made = await making;
        var known = made.Select(area => area.Code).ToHashSet(StringComparer.Ordinal);
        var standIns = OutcodeAreas.Make(files.Outcodes, files.Zones, known, finders);
        known.UnionWith(standIns.Select(area => area.Code));
        var kept = (await LoadedAreas.ReadAsync(import, cancellation)).Where(area => area.Postcodes == 0 && !known.Contains(area.Code)).ToList();
        IReadOnlyList<AreaRow> areas = [.. made.Concat(standIns).Concat(kept).OrderBy(area => area.Code, StringComparer.Ordinal)];
        await AreaWriter.WriteAsync(import, new ReleaseHead(ReleaseKind.Places, "", "", source, areas.Count, Shipped: false), areas, cancellation);
        return new PostcodesOutcome(areas, files.Outcodes.Count > 0 && files.Zones.Count > 0, Report(source, files, areas, kept.Count, finders.Count));
    }

    private static ImportReport Report(SourceFiles source, PostcodeFiles files, IReadOnlyList<AreaRow> areas, int kept, int boundarySets)
    {
        var notes = new List<string> { Text($"{files.Batch.WithoutPoint:N0} postcodes without a point skipped") };
        if (files.Batch.Terminated > 0)
        {
            notes.Add(Text($"{files.Batch.Terminated:N0} postcodes no longer in use skipped"));
        }

        if (kept > 0)
        {
            notes.Add(Text($"{kept:N0} outcodes without open unit postcodes, such as Northern Ireland's, kept as they were"));
        }

        if (boundarySets == 0)
        {
            notes.Add("No seats are loaded, so sectors and outcodes have no shares yet; they get them with the seats.");
        }

        return new ImportReport(
            $"Unit postcodes are live, from {source.Names}.",
            [
                Text($"{files.Batch.Units.Count:N0} unit postcodes"),
                Text($"{areas.Count(area => area.Kind == "SECTOR"):N0} sectors and {areas.Count(area => area.Kind == "OUTCODE"):N0} outcodes"),
                Text($"{areas.Sum(area => area.Seats.Count):N0} shares in {boundarySets} boundary sets"),
            ],
            notes);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
