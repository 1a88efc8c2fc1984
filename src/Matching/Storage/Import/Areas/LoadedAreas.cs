namespace Matching.Storage.Import.Areas;

/// <summary>Areas and outlines that are loaded now.</summary>
internal static class LoadedAreas
{
    /// <summary>A finder for each live boundary set, or only for the one named, in order of set.</summary>
    public static async Task<IReadOnlyList<(string BoundarySet, SeatFinder Finder)>> FindersAsync(
        ImportTransaction import, string? only, CancellationToken cancellation)
    {
        var sets = new SortedDictionary<string, List<(string, NetTopologySuite.Geometries.MultiPolygon)>>(StringComparer.Ordinal);
        await using var command = import.Command("Import/seat_outlines.sql");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var set = reader.GetString(0);
            if (only is not null && set != only)
            {
                continue;
            }

            if (!sets.TryGetValue(set, out var seats))
            {
                sets[set] = seats = [];
            }

            seats.Add((reader.GetString(1), reader.GetFieldValue<NetTopologySuite.Geometries.MultiPolygon>(2)));
        }

        return [.. sets.Select(set => (set.Key, new SeatFinder(set.Value)))];
    }

    /// <summary>The areas that are loaded, in order of code. Points of a seat are not kept, only shares.</summary>
    public static async Task<IReadOnlyList<AreaRow>> ReadAsync(ImportTransaction import, CancellationToken cancellation)
    {
        var areas = new List<AreaRow>();
        await using var command = import.Command("Import/area_all.sql");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var sets = reader.GetFieldValue<string[]>(5);
            var codes = reader.GetFieldValue<string[]>(6);
            var shares = reader.GetFieldValue<double[]>(7);
            areas.Add(new AreaRow(
                reader.GetString(0),
                (int)reader.GetDouble(1),
                (int)reader.GetDouble(2),
                (int)reader.GetDouble(3),
                reader.GetInt32(4),
                [.. sets.Select((set, index) => new AreaSeat(set, codes[index], 0, shares[index]))]));
        }

        return areas;
    }
}
