using Matching.Storage.Import.Postcodes;

namespace Matching.Storage.Import.Areas;

/// <summary>After new seats: computes the shares of every area in them, of the unit postcodes that are loaded.</summary>
internal static class AreasOfSeats
{
    /// <returns>A line for the report.</returns>
    public static async Task<string> RefreshAsync(
        ImportTransaction import, string boundarySet, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var units = await ReadUnitsAsync(import, cancellation);
        if (units.Count == 0)
        {
            return $"No unit postcodes are loaded, so sectors and outcodes keep the shares they have in boundary set {boundarySet}.";
        }

        var areas = UnitAreas.Make(units, await LoadedAreas.FindersAsync(import, boundarySet, cancellation), progress);
        await AreaWriter.ReplaceSharesAsync(import, boundarySet, areas, cancellation);
        return FormattableString.Invariant($"Shares of {areas.Count:N0} sectors and outcodes computed of {units.Count:N0} unit postcodes.");
    }

    private static async Task<List<UnitPostcode>> ReadUnitsAsync(ImportTransaction import, CancellationToken cancellation)
    {
        var units = new List<UnitPostcode>();
        await using var copy = await import.Connection.BeginBinaryExportAsync("copy (select code, easting, northing from postcode) to stdout (format binary)", cancellation);
        while (await copy.StartRowAsync(cancellation) >= 0)
        {
            units.Add(new UnitPostcode(
                await copy.ReadAsync<string>(cancellation), await copy.ReadAsync<int>(cancellation), await copy.ReadAsync<int>(cancellation)));
        }

        return units;
    }
}
