using Matching.Geo;
using Matching.Storage.Import.Tables;

namespace Matching.Storage.Import.Postcodes;

/// <summary>
/// Reads the postcode directories of the Office for National Statistics (ONSPD, NSPL). Postcodes with a date of termination are skipped. Northern
/// Ireland's grid references are of the Irish Grid, so its points are taken from latitude and longitude.
/// </summary>
internal sealed class OnsPostcodeReader
{
    private static readonly string[] EastNames = ["oseast1m", "east1m"];
    private static readonly string[] NorthNames = ["osnrth1m", "north1m"];

    private readonly CsvTable table;
    private readonly string? east;
    private readonly string? north;
    private readonly bool degrees;

    private OnsPostcodeReader(CsvTable table)
    {
        this.table = table;
        east = EastNames.FirstOrDefault(table.Has);
        north = NorthNames.FirstOrDefault(table.Has);
        degrees = table.Has("lat") && table.Has("long");
    }

    /// <exception cref="ImportRefusedException">A column is missing, or a row is bad.</exception>
    public static void Read(string path, UnitBatch batch, IProgress<ImportProgress>? progress)
    {
        using var table = CsvTable.Open(path, "pcds");
        var reader = new OnsPostcodeReader(table);
        if (!reader.degrees && (reader.east is null || reader.north is null))
        {
            throw new ImportRefusedException(path, table.HeadingRow, "lat", "The points are missing: neither lat and long nor oseast1m and osnrth1m are there.");
        }

        foreach (var row in table.Rows())
        {
            reader.Read(row, batch);
            if (row.Row % 100_000 == 0)
            {
                progress?.Report(new ImportProgress($"Reading {Path.GetFileName(path)}", row.Row, 0));
            }
        }
    }

    private void Read(CsvRow row, UnitBatch batch)
    {
        if (table.Has("doterm") && row.Text("doterm").Length > 0)
        {
            batch.Skip();
            return;
        }

        var text = row.Text("pcds");
        var code = UnitCode.Compact(text) ?? throw row.Refuse("pcds", $"\"{text}\" is not a unit postcode.");
        var irish = code.StartsWith("BT", StringComparison.Ordinal);
        var byGrid = east is not null && north is not null && !irish;
        var (easting, northing) = byGrid ? Grid(row) : degrees ? Degrees(row) : (0, 0);
        if (batch.Add(code, easting, northing) is { } wrong)
        {
            throw row.Refuse(wrong.Contains("twice", StringComparison.Ordinal) ? "pcds" : byGrid ? east : "lat", wrong);
        }
    }

    private (int Easting, int Northing) Grid(CsvRow row) =>
        row.Text(east!).Length == 0 && row.Text(north!).Length == 0 ? (0, 0) : (row.Count(east!), row.Count(north!));

    private static (int Easting, int Northing) Degrees(CsvRow row)
    {
        // 99.999999 north stands for a postcode without a point.
        if (row.Text("lat").Length == 0 || row.Number("lat") is var latitude && latitude > 99)
        {
            return (0, 0);
        }

        var longitude = row.Number("long");
        if (!UnitedKingdom.Contains(longitude, latitude))
        {
            throw row.Refuse("lat", FormattableString.Invariant($"{latitude},{longitude} is no latitude and longitude in the United Kingdom."));
        }

        var grid = BritishGrid.ToGrid(new GeoPoint(latitude, longitude));
        return ((int)Math.Round(grid.Easting), (int)Math.Round(grid.Northing));
    }
}
