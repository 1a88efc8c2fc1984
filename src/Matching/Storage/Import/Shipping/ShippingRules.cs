namespace Matching.Storage.Import.Shipping;

/// <summary>What must hold before figures are written to be shipped.</summary>
internal static class ShippingRules
{
    /// <exception cref="ImportRefusedException">It does not hold.</exception>
    public static void Demand(string path, bool holds, string reason)
    {
        if (!holds)
        {
            throw new ImportRefusedException(path, null, null, reason);
        }
    }

    /// <summary>Shares of simplified outlines must not be shipped as if they were of the official ones.</summary>
    /// <exception cref="ImportRefusedException">The seats that are loaded are themselves the shipped ones, or there are none.</exception>
    public static async Task DemandOfficialSeatsAsync(ImportTransaction import, string path, CancellationToken cancellation)
    {
        await using var command = import.Command("Import/release_live.sql", "SEATS", ShippedFiles.BoundarySet, "");
        Demand(path, await command.ExecuteScalarAsync(cancellation) is false, $"To ship places, import the official seats of {ShippedFiles.BoundarySet} first.");
    }
}
