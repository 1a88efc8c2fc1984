using System.Globalization;

namespace Matching.Storage.Import.Boundaries;

/// <summary>Imports the seats of one boundary set: read, checked, repaired, then put in place of the old ones.</summary>
internal static class SeatsImport
{
    /// <exception cref="ImportRefusedException">The file is bad, or does not join to the results that are loaded.</exception>
    public static async Task<(BoundaryFile File, string BoundarySet, ImportReport Report)> RunAsync(
        ImportTransaction import, string path, string? boundarySet, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var source = SourceFiles.Of([path]);
        progress?.Report(new ImportProgress($"Reading {Path.GetFileName(path)}", 0, 0));
        var file = BoundaryReader.Read(path);
        var set = BoundarySets.Choose(file, boundarySet);
        CheckCodes(file);
        var loaded = await LoadedSeats.ReadAsync(import, cancellation);
        await CheckJoinAsync(import, file, set, cancellation);

        var (seats, repairs) = Make(file, set, loaded, progress);
        var head = new ReleaseHead(ReleaseKind.Seats, set, "", source, seats.Count, Shipped: false);
        await SeatWriter.WriteAsync(import, head, seats, cancellation);
        return (file, set, new ImportReport(
            $"Seats of boundary set {set} are live, from {source.Names}.",
            [
                $"{seats.Count} seats",
                string.Create(CultureInfo.InvariantCulture, $"{seats.Sum(seat => seat.Outline.NumPoints):N0} points of outline"),
                $"{repairs.Count} outlines repaired",
            ],
            repairs));
    }

    private static void CheckCodes(BoundaryFile file)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var seat in file.Seats)
        {
            if (!first.TryAdd(seat.Code, seat.Feature))
            {
                throw new ImportRefusedException(file.Path, seat.Feature, file.CodeField, $"{seat.Code} stands twice; first in feature {first[seat.Code]}.");
            }
        }

        if (file.Seats.Count != BoundarySets.Seats)
        {
            throw new ImportRefusedException(file.Path, null, file.CodeField, $"The file holds {file.Seats.Count} seats; a boundary set has {BoundarySets.Seats}.");
        }
    }

    /// <summary>Results that are loaded for this set must still find their seats.</summary>
    private static async Task CheckJoinAsync(ImportTransaction import, BoundaryFile file, string set, CancellationToken cancellation)
    {
        var codes = file.Seats.Select(seat => seat.Code).ToHashSet(StringComparer.Ordinal);
        await using var command = import.Command("Import/result_codes.sql", set);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            if (!codes.Contains(reader.GetString(0)))
            {
                throw new ImportRefusedException(file.Path, null, file.CodeField, $"Seat {reader.GetString(0)}, which has results in boundary set {set}, is missing.");
            }
        }
    }

    private static (List<SeatRow> Seats, IReadOnlyList<string> Repairs) Make(
        BoundaryFile file, string set, LoadedSeats loaded, IProgress<ImportProgress>? progress)
    {
        var maker = new OutlineMaker(file.Path, "geometry");
        var seats = new List<SeatRow>(file.Seats.Count);
        foreach (var seat in file.Seats.OrderBy(seat => seat.Code, StringComparer.Ordinal))
        {
            var nation = SeatCode.Nation(seat.Code);
            var region = loaded.Region(set, seat.Code) ?? (nation == "England" ? "" : nation);
            seats.Add(new SeatRow(seat.Code, seat.Name, region, maker.Make(seat)));
            progress?.Report(new ImportProgress("Checking outlines", seats.Count, file.Seats.Count));
        }

        return (seats, maker.Repairs);
    }
}
