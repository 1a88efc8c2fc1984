namespace Matching.Storage.Import.Boundaries;

/// <summary>Puts a boundary set's seats in place of the old ones.</summary>
internal static class SeatWriter
{
    /// <summary>Writes a release of seats within the import's transaction.</summary>
    public static async Task WriteAsync(ImportTransaction import, ReleaseHead head, IReadOnlyList<SeatRow> seats, CancellationToken cancellation)
    {
        await import.ExecuteAsync("Import/seat_stage.sql", [], cancellation);
        await import.CopyAsync("seat_stage (code, name, nation, region, outline)", seats, async (copy, seat, stop) =>
        {
            await copy.WriteAsync(seat.Code, stop);
            await copy.WriteAsync(seat.Name, stop);
            await copy.WriteAsync(SeatCode.Nation(seat.Code), stop);
            await copy.WriteAsync(seat.Region, stop);
            await copy.WriteAsync(seat.Outline, stop);
        }, cancellation);
        var release = await import.ReleaseAsync(head, cancellation);
        await import.ExecuteAsync("Import/seat_delete.sql", [head.BoundarySet], cancellation);
        await import.ExecuteAsync("Import/seat_insert.sql", [head.BoundarySet, release], cancellation);
    }
}
