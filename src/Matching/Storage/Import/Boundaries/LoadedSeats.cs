namespace Matching.Storage.Import.Boundaries;

/// <summary>The seats of every boundary set that is loaded now, without their outlines.</summary>
internal sealed class LoadedSeats
{
    private readonly SortedDictionary<string, SortedDictionary<string, Entry>> sets = new(StringComparer.Ordinal);

    /// <summary>The loaded boundary sets in order.</summary>
    public IEnumerable<string> Sets => sets.Keys;

    /// <summary>Reads them.</summary>
    public static async Task<LoadedSeats> ReadAsync(ImportTransaction import, CancellationToken cancellation)
    {
        var loaded = new LoadedSeats();
        await using var command = import.Command("Import/seat_codes.sql");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            if (!loaded.sets.TryGetValue(reader.GetString(0), out var seats))
            {
                loaded.sets[reader.GetString(0)] = seats = new SortedDictionary<string, Entry>(StringComparer.Ordinal);
            }

            seats[reader.GetString(1)] = new Entry(reader.GetString(2), reader.GetString(3), reader.GetString(4));
        }

        return loaded;
    }

    /// <summary>Codes and names of a set's seats in order of code; empty where it is not loaded.</summary>
    public IReadOnlyDictionary<string, Entry> Of(string set) => sets.TryGetValue(set, out var seats) ? seats : new SortedDictionary<string, Entry>();

    /// <summary>The region of a seat, or null where seat or region is not known.</summary>
    public string? Region(string set, string code) => Of(set).TryGetValue(code, out var entry) && entry.Region.Length > 0 ? entry.Region : null;

    /// <summary>A loaded seat.</summary>
    internal sealed record Entry(string Name, string Nation, string Region);
}
