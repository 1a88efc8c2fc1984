using Matching.Storage.Import.Areas;
using Matching.Storage.Import.Boundaries;
using Matching.Storage.Import.Results;

namespace Matching.Storage.Import.Shipping;

/// <summary>
/// Loads the figures that the project ships into a database, as far as it has none of their kind: official releases are never replaced by them, and
/// a second run changes nothing.
/// </summary>
/// <param name="connectionString">Npgsql connection string of a migrated database.</param>
/// <param name="clock">The time that releases are stamped with.</param>
internal sealed class ShippedImport(string connectionString, TimeProvider clock)
{
    /// <summary>Loads what is missing.</summary>
    /// <exception cref="ImportRefusedException">A file is missing or bad; nothing is changed.</exception>
    public async Task<ImportReport> LoadAsync(string folder, CancellationToken cancellation)
    {
        var files = new ShippedFiles(folder);
        await using var import = await ImportTransaction.BeginAsync(connectionString, clock, null, cancellation);
        var facts = new List<string>();
        var hasSeats = await HasAsync(import, ReleaseKind.Seats, ShippedFiles.BoundarySet, "", cancellation);
        var hasResults = await HasAsync(import, ReleaseKind.Results, ShippedFiles.BoundarySet, ShippedFiles.Election, cancellation);
        if (!hasSeats || !hasResults)
        {
            facts.AddRange(await LoadSeatsAsync(import, files, hasSeats, hasResults, cancellation));
        }

        if (!await HasAsync(import, ReleaseKind.Places, "", "", cancellation))
        {
            var source = SourceFiles.Of([files.Places]);
            var places = ShippedReader.Places(files.Places);
            await AreaWriter.WriteAsync(import, new ReleaseHead(ReleaseKind.Places, "", "", source, places.Count, Shipped: true), places, cancellation);
            facts.Add(FormattableString.Invariant($"{places.Count:N0} sectors and outcodes"));
        }

        await import.CommitAsync(cancellation);
        return new ImportReport(facts.Count > 0 ? "The shipped figures are live." : "Nothing to load: the database has these figures already.", facts, []);
    }

    private static async Task<List<string>> LoadSeatsAsync(
        ImportTransaction import, ShippedFiles files, bool hasSeats, bool hasResults, CancellationToken cancellation)
    {
        var facts = new List<string>();
        var source = SourceFiles.Of([files.Outlines, files.Seats]);
        var seats = ShippedReader.Seats(files.Seats);
        if (!hasSeats)
        {
            var rows = ShippedReader.Outlines(files.Outlines, seats);
            await SeatWriter.WriteAsync(import, new ReleaseHead(ReleaseKind.Seats, ShippedFiles.BoundarySet, "", source, rows.Count, Shipped: true), rows, cancellation);
            facts.Add(FormattableString.Invariant($"{rows.Count} seats of boundary set {ShippedFiles.BoundarySet}"));
        }

        if (!hasResults)
        {
            var head = new ReleaseHead(ReleaseKind.Results, ShippedFiles.BoundarySet, ShippedFiles.Election, source, seats.Count, Shipped: true);
            await ResultWriter.WriteAsync(import, head, [.. seats.Select(seat => seat.Result)], cancellation);
            facts.Add(FormattableString.Invariant($"{seats.Count} results of {ShippedFiles.Election}"));
        }

        return facts;
    }

    private static async Task<bool> HasAsync(ImportTransaction import, ReleaseKind kind, string boundarySet, string election, CancellationToken cancellation)
    {
        var head = new ReleaseHead(kind, boundarySet, election, new SourceFiles("", ""), 0, Shipped: true);
        await using var command = import.Command("Import/release_live.sql", head.KindName, boundarySet, election);
        return await command.ExecuteScalarAsync(cancellation) is not null;
    }
}
