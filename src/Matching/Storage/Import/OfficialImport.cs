using Matching.Storage.Import.Areas;
using Matching.Storage.Import.Boundaries;
using Matching.Storage.Import.Postcodes;
using Matching.Storage.Import.Results;

namespace Matching.Storage.Import;

/// <summary>The imports of official files, each one transaction: everything is checked, then everything is replaced.</summary>
/// <param name="connectionString">Npgsql connection string of a migrated database.</param>
/// <param name="clock">The time that releases are stamped with.</param>
/// <param name="progress">Told how far an import has come.</param>
internal sealed class OfficialImport(string connectionString, TimeProvider clock, IProgress<ImportProgress>? progress = null)
{
    /// <summary>Imports a boundary set from GeoJSON or TopoJSON.</summary>
    /// <param name="path">The file.</param>
    /// <param name="boundarySet">The set, or null to take it from the file's field names.</param>
    /// <param name="cancellation">Stops the import; nothing is changed then.</param>
    /// <exception cref="ImportRefusedException">The file is bad; nothing is changed.</exception>
    public async Task<ImportReport> SeatsAsync(string path, string? boundarySet, CancellationToken cancellation)
    {
        await using var import = await ImportTransaction.BeginAsync(connectionString, clock, progress, cancellation);
        var (set, report) = await SeatsImport.RunAsync(import, path, boundarySet, progress, cancellation);
        var shares = await AreasOfSeats.RefreshAsync(import, set, progress, cancellation);
        await import.CommitAsync(cancellation);
        return report with { Facts = [.. report.Facts, shares] };
    }

    /// <summary>Imports the results of an election by constituency, by candidate, or both, which are then checked against each other.</summary>
    /// <param name="paths">One file or two.</param>
    /// <param name="boundarySet">The set, or null to take the loaded set whose codes the files hold.</param>
    /// <param name="election">The election's year, or null to take it from the files.</param>
    /// <param name="cancellation">Stops the import; nothing is changed then.</param>
    /// <exception cref="ImportRefusedException">A file is bad; nothing is changed.</exception>
    public async Task<ImportReport> ResultsAsync(IReadOnlyList<string> paths, string? boundarySet, string? election, CancellationToken cancellation)
    {
        await using var import = await ImportTransaction.BeginAsync(connectionString, clock, progress, cancellation);
        var report = await ResultsImport.RunAsync(import, paths, boundarySet, election, progress, cancellation);
        await import.CommitAsync(cancellation);
        return report;
    }

    /// <summary>Imports unit postcodes, and makes the sectors and outcodes of them.</summary>
    /// <param name="paths">Code-Point Open, ONSPD or NSPL; also, if wanted, the outcodes and Northern Ireland's Data Zones.</param>
    /// <param name="cancellation">Stops the import; nothing is changed then.</param>
    /// <exception cref="ImportRefusedException">A file is bad; nothing is changed.</exception>
    public async Task<ImportReport> PostcodesAsync(IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        await using var import = await ImportTransaction.BeginAsync(connectionString, clock, progress, cancellation);
        var outcome = await PostcodesImport.RunAsync(import, paths, progress, cancellation);
        await import.CommitAsync(cancellation);
        return outcome.Report;
    }
}
