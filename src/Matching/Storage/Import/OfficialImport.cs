using Matching.Storage.Import.Areas;
using Matching.Storage.Import.Boundaries;
using Matching.Storage.Import.MeetingPoints;
using Matching.Storage.Import.Postcodes;
using Matching.Storage.Import.Results;
using Matching.Storage.Import.Shipping;

namespace Matching.Storage.Import;

/// <summary>
/// The imports of official files, each one transaction: everything is checked, then everything is replaced. Told to, they also write what the project ships, once the database
/// has it. One import of an instance runs at a time.
/// Every method refuses by <see cref="ImportRefusedException"/>, and then, as on cancellation, nothing is changed.
/// </summary>
/// <param name="connectionString">Npgsql connection string of a migrated database.</param>
/// <param name="clock">The time that releases are stamped with.</param>
/// <param name="progress">Told how far an import has come; from several threads.</param>
internal sealed class OfficialImport(string connectionString, TimeProvider clock, IProgress<ImportProgress>? progress = null)
{
    private ShippedWriter? shipping;

    /// <summary>Where to write the figures that the project ships; null to write none.</summary>
    public string? ShipInto { get; init; }

    /// <summary>Imports a boundary set from GeoJSON or TopoJSON.</summary>
    /// <param name="path">The file.</param>
    /// <param name="boundarySet">The set, or null to take it from the file's field names.</param>
    /// <param name="cancellation">Stops the import.</param>
    public Task<ImportReport> SeatsAsync(string path, string? boundarySet, CancellationToken cancellation) => RunAsync(async import =>
    {
        var (file, set, report) = await SeatsImport.RunAsync(import, path, boundarySet, progress, cancellation);
        var shares = await AreasOfSeats.RefreshAsync(import, set, progress, cancellation);
        if (ShipInto is not null)
        {
            ShippingRules.Demand(path, set == ShippedFiles.BoundarySet, $"Seats of {ShippedFiles.BoundarySet} are shipped, not of {set}.");
            Ship("Simplifying outlines", writer => writer.WriteOutlines(file.Seats));
        }

        return report with { Facts = [.. report.Facts, shares] };
    }, cancellation);

    /// <summary>Imports the results of an election by constituency, by candidate, or both, which are then checked against each other.</summary>
    /// <param name="paths">One file or two.</param>
    /// <param name="boundarySet">The set, or null to take the loaded set whose codes the files hold.</param>
    /// <param name="election">The election's year, or null to take it from the files.</param>
    /// <param name="cancellation">Stops the import.</param>
    public Task<ImportReport> ResultsAsync(IReadOnlyList<string> paths, string? boundarySet, string? election, CancellationToken cancellation) => RunAsync(async import =>
    {
        var outcome = await ResultsImport.RunAsync(import, paths, boundarySet, election, progress, cancellation);
        if (ShipInto is not null)
        {
            ShippingRules.Demand(paths[0], outcome.BoundarySet == ShippedFiles.BoundarySet && outcome.Election == ShippedFiles.Election,
                $"Results of {ShippedFiles.Election} are shipped, not of {outcome.Election}.");
            ShippingRules.Demand(paths[0], outcome.WholeFiles, "To ship results, give both the file by constituency and the one by candidate.");
            Ship("Writing seats", writer => writer.WriteSeats(outcome.Seats.Of(outcome.BoundarySet), outcome.Results));
        }

        return outcome.Report;
    }, cancellation);

    /// <summary>Imports unit postcodes, and makes the sectors and outcodes of them.</summary>
    /// <param name="paths">Code-Point Open, ONSPD or NSPL; also, if wanted, the outcodes and Northern Ireland's Data Zones.</param>
    /// <param name="cancellation">Stops the import.</param>
    public Task<ImportReport> PostcodesAsync(IReadOnlyList<string> paths, CancellationToken cancellation) => RunAsync(async import =>
    {
        var outcome = await PostcodesImport.RunAsync(import, paths, progress, cancellation);
        if (ShipInto is not null)
        {
            ShippingRules.Demand(paths[0], outcome.WholeKingdom, "To ship places, give also the outcodes and Northern Ireland's Data Zones.");
            await ShippingRules.DemandOfficialSeatsAsync(import, paths[0], cancellation);
            Ship("Writing places", writer => writer.WritePlaces(outcome.Areas));
        }

        return outcome.Report;
    }, cancellation);

    /// <summary>Imports meeting points from a map of OpenStreetMap, GeoJSON points or a table.</summary>
    public Task<ImportReport> MeetingPointsAsync(string path, CancellationToken cancellation) =>
        RunAsync(import => MeetingPointsImport.RunAsync(import, path, progress, cancellation), cancellation);

    private async Task<ImportReport> RunAsync(Func<ImportTransaction, Task<ImportReport>> run, CancellationToken cancellation)
    {
        using var shipped = ShipInto is null ? null : new ShippedWriter(new ShippedFiles(ShipInto));
        shipping = shipped;
        await using var import = await ImportTransaction.BeginAsync(connectionString, clock, progress, cancellation);
        var report = await run(import);
        await import.CommitAsync(cancellation);
        shipped?.Publish();
        return report;
    }

    private void Ship(string stage, Action<ShippedWriter> write)
    {
        progress?.Report(new ImportProgress(stage, 0, 0));
        write(shipping!);
    }
}
