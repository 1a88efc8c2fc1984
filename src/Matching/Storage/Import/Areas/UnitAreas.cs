using Matching.Storage.Import.Postcodes;

namespace Matching.Storage.Import.Areas;

/// <summary>Makes every sector and outcode of the unit postcodes in it.</summary>
internal static class UnitAreas
{
    private const int Chunk = 4096;

    /// <summary>The areas, in order of code.</summary>
    /// <param name="units">Unit postcodes.</param>
    /// <param name="finders">A finder for each boundary set, in order of set.</param>
    /// <param name="progress">Told how many postcodes are located.</param>
    public static IReadOnlyList<AreaRow> Make(
        IReadOnlyList<UnitPostcode> units, IReadOnlyList<(string BoundarySet, SeatFinder Finder)> finders, IProgress<ImportProgress>? progress)
    {
        var located = finders.Select(set => (set.BoundarySet, set.Finder.Codes, Seats: Locate(units, set.BoundarySet, set.Finder, progress))).ToList();
        var members = Members(units);
        return [.. members
            .AsParallel()
            .Select(area => AreaMaker.Make(
                area.Key,
                null,
                [.. area.Value.Select(index => ((double)units[index].Easting, (double)units[index].Northing))],
                area.Value.Count,
                located.Select(set => (set.BoundarySet, area.Value.Select(index => set.Codes[set.Seats[index]])))))
            .AsSequential()
            .OrderBy(area => area.Code, StringComparer.Ordinal)];
    }

    private static int[] Locate(IReadOnlyList<UnitPostcode> units, string boundarySet, SeatFinder finder, IProgress<ImportProgress>? progress)
    {
        var seats = new int[units.Count];
        var done = 0;
        Parallel.For(0, (units.Count + Chunk - 1) / Chunk, chunk =>
        {
            var until = Math.Min(units.Count, (chunk + 1) * Chunk);
            for (var index = chunk * Chunk; index < until; index++)
            {
                seats[index] = finder.Find(units[index].Easting, units[index].Northing);
            }

            progress?.Report(new ImportProgress($"Locating postcodes in the seats of {boundarySet}", Interlocked.Add(ref done, until - (chunk * Chunk)), units.Count));
        });
        return seats;
    }

    private static Dictionary<string, List<int>> Members(IReadOnlyList<UnitPostcode> units)
    {
        var members = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var lookup = members.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> sector = stackalloc char[6];
        for (var index = 0; index < units.Count; index++)
        {
            var outcode = units[index].Outcode;
            outcode.CopyTo(sector);
            sector[outcode.Length] = ' ';
            sector[outcode.Length + 1] = units[index].SectorDigit;
            Add(outcode, index);
            Add(sector[..(outcode.Length + 2)], index);
        }

        return members;

        void Add(ReadOnlySpan<char> area, int index)
        {
            if (!lookup.TryGetValue(area, out var list))
            {
                lookup[area] = list = [];
            }

            list.Add(index);
        }
    }
}
