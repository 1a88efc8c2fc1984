using System.Globalization;
using System.IO.Compression;
using CsvHelper;
using Matching.Storage.Import.Tables;

namespace Matching.Storage.Import.Postcodes;

/// <summary>
/// Reads Ordnance Survey's Code-Point Open: a zip of tables without headings, one a postcode area, whose columns are postcode, quality,
/// easting, northing and others. Points are in EPSG:27700; quality 90 with 0,0 means no point.
/// </summary>
internal static class CodePointOpenReader
{
    private const int Columns = 10;

    private static readonly string[] Names = ["Postcode", "Positional_quality_indicator", "Eastings", "Northings"];

    /// <exception cref="ImportRefusedException">The zip is not whole, or a row is bad; the table within the zip is named.</exception>
    public static void Read(string path, UnitBatch batch, IProgress<ImportProgress>? progress)
    {
        var zip = Path.GetFileName(path);
        try
        {
            using var archive = ZipFile.OpenRead(path);
            var tables = archive.Entries
                .Where(entry => entry.FullName.Contains("Data/CSV/", StringComparison.OrdinalIgnoreCase) && entry.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
                .OrderBy(entry => entry.Name, StringComparer.Ordinal)
                .ToList();
            if (tables.Count == 0)
            {
                throw new ImportRefusedException(path, null, null, "The zip holds no tables under Data/CSV/, as Code-Point Open does.");
            }

            var total = tables.Sum(table => table.Length);
            var done = 0L;
            foreach (var table in tables)
            {
                ReadTable($"{table.Name} in {zip}", table, batch);
                done += table.Length;
                progress?.Report(new ImportProgress($"Reading {zip}", done, total));
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException)
        {
            throw new ImportRefusedException(path, null, null, "The zip is not whole; download it again.", fault);
        }
    }

    private static void ReadTable(string name, ZipArchiveEntry table, UnitBatch batch)
    {
        using var parser = CsvText.Open(name, table.Open());
        while (CsvText.Read(name, parser))
        {
            if (parser.Count != Columns)
            {
                throw new ImportRefusedException(name, parser.RawRow, null, string.Create(CultureInfo.InvariantCulture,
                    $"The row has {parser.Count} fields; Code-Point Open has {Columns}."));
            }

            var code = UnitCode.Compact(parser[0]) ?? throw Refuse(name, parser, 0, $"\"{parser[0]}\" is not a unit postcode.");
            if (batch.Add(code, Metres(name, parser, 2), Metres(name, parser, 3)) is { } wrong)
            {
                throw Refuse(name, parser, wrong.Contains("twice", StringComparison.Ordinal) ? 0 : 2, wrong);
            }
        }
    }

    private static int Metres(string name, CsvParser parser, int column) =>
        int.TryParse(parser[column], NumberStyles.None, CultureInfo.InvariantCulture, out var metres)
            ? metres
            : throw Refuse(name, parser, column, $"\"{parser[column]}\" is not a whole number of metres.");

    private static ImportRefusedException Refuse(string name, CsvParser parser, int column, string reason) => new(name, parser.RawRow, Names[column], reason);
}
