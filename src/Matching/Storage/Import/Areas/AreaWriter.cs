namespace Matching.Storage.Import.Areas;

/// <summary>Puts sectors and outcodes in place of the old ones.</summary>
internal static class AreaWriter
{
    /// <summary>Writes a release of places within the import's transaction.</summary>
    public static async Task WriteAsync(ImportTransaction import, ReleaseHead head, IReadOnlyList<AreaRow> areas, CancellationToken cancellation)
    {
        var release = await import.ReleaseAsync(head, cancellation);
        await import.ExecuteAsync("Import/area_delete.sql", [], cancellation);
        await import.CopyAsync("place_area (code, kind, easting, northing, radius_metres, postcodes, release_id)", areas, async (copy, area, stop) =>
        {
            await copy.WriteAsync(area.Code, stop);
            await copy.WriteAsync(area.Kind, stop);
            await copy.WriteAsync((double)area.Easting, stop);
            await copy.WriteAsync((double)area.Northing, stop);
            await copy.WriteAsync((double)area.RadiusMetres, stop);
            await copy.WriteAsync(area.Postcodes, stop);
            await copy.WriteAsync(release, stop);
        }, cancellation);
        await WriteSharesAsync(import, areas, cancellation);
    }

    /// <summary>Replaces the shares of one boundary set for the given areas; other areas keep theirs as far as their seats still exist.</summary>
    public static async Task ReplaceSharesAsync(ImportTransaction import, string boundarySet, IReadOnlyList<AreaRow> areas, CancellationToken cancellation)
    {
        await import.ExecuteAsync("Import/area_share_delete.sql", [boundarySet, areas.Select(area => area.Code).ToArray()], cancellation);
        await WriteSharesAsync(import, areas, cancellation);
        await import.ExecuteAsync("Import/notify.sql", ["PLACES"], cancellation);
    }

    private static Task WriteSharesAsync(ImportTransaction import, IReadOnlyList<AreaRow> areas, CancellationToken cancellation) =>
        import.CopyAsync("place_area_seat (area, boundary_set, seat_code, share)", areas.SelectMany(area => area.Seats.Select(seat => (area.Code, seat))), async (copy, row, stop) =>
        {
            await copy.WriteAsync(row.Code, stop);
            await copy.WriteAsync(row.seat.BoundarySet, stop);
            await copy.WriteAsync(row.seat.Code, stop);
            await copy.WriteAsync(row.seat.Share, stop);
        }, cancellation);
}
