using Matching.Storage.Import.Areas;
using Matching.Storage.Import.Tables;

namespace Matching.Storage.Import.Postcodes;

/// <summary>The files of a postcode import, each recognised by its content: unit postcodes, outcodes, Data Zones.</summary>
internal sealed class PostcodeFiles
{
    /// <summary>A column of each kind of table that no other kind has, in the order in which they are looked for.</summary>
    private static readonly string[] TellingColumns = ["pcds", "dz2021cd", "postcode"];

    /// <summary>Unit postcodes.</summary>
    public UnitBatch Batch { get; } = new();

    /// <summary>Outcodes with their centres; empty where no file gives them.</summary>
    public IReadOnlyList<AreaPoint> Outcodes { get; private set; } = [];

    /// <summary>Data Zones of Northern Ireland; empty where no file gives them.</summary>
    public IReadOnlyList<AreaPoint> Zones { get; private set; } = [];

    /// <exception cref="ImportRefusedException">A file is bad or of no known kind, or there are no unit postcodes.</exception>
    public static PostcodeFiles Read(IReadOnlyList<string> paths, IProgress<ImportProgress>? progress)
    {
        var files = new PostcodeFiles();
        foreach (var path in paths)
        {
            files.ReadOne(path, progress);
        }

        if (files.Batch.Units.Count == 0)
        {
            throw new ImportRefusedException(paths[0], null, null, "No file holds unit postcodes; give Code-Point Open's zip or ONSPD's or NSPL's table.");
        }

        files.Batch.Units.Sort((one, other) => string.CompareOrdinal(one.Code, other.Code));
        return files;
    }

    private void ReadOne(string path, IProgress<ImportProgress>? progress)
    {
        if (IsZip(path))
        {
            CodePointOpenReader.Read(path, Batch, progress);
            return;
        }

        switch (Kind(path))
        {
            case "pcds":
                OnsPostcodeReader.Read(path, Batch, progress);
                break;
            case "dz2021cd":
                Zones = AreaPointReader.DataZones(path);
                break;
            case "postcode":
                Outcodes = AreaPointReader.Outcodes(path);
                break;
            default:
                throw new ImportRefusedException(path, 1, null,
                    "The file is none that is known: Code-Point Open (zip), ONSPD or NSPL (a column pcds), outcodes (postcode, latitude, longitude), Data Zones (dz2021cd, lat, lon).");
        }
    }

    private static bool IsZip(string path)
    {
        using var stream = File.OpenRead(path);
        Span<byte> mark = stackalloc byte[2];
        return stream.ReadAtLeast(mark, 2, throwOnEndOfStream: false) == 2 && mark.SequenceEqual("PK"u8);
    }

    private static string? Kind(string path)
    {
        using var parser = CsvText.Open(path, File.OpenRead(path));
        return CsvText.Read(path, parser)
            ? TellingColumns.FirstOrDefault(name => parser.Record!.Contains(name, StringComparer.OrdinalIgnoreCase))
            : null;
    }
}
