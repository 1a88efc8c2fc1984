using Matching.Storage.Import.Areas;
using Matching.Storage.Import.Boundaries;
using Matching.Storage.Import.Results;
using Matching.Storage.Import.Tables;

namespace Matching.Storage.Import.Shipping;

/// <summary>Reads the figures that the project ships.</summary>
internal static class ShippedReader
{
    /// <summary>The results, in order of code, and the regions and names with them.</summary>
    /// <exception cref="ImportRefusedException">A row is bad.</exception>
    public static IReadOnlyList<(string Name, ResultRow Result)> Seats(string path)
    {
        using var table = CsvTable.Open(path, "code");
        table.Require("name", "region", "electorate", "valid_votes", "first", "second", "majority", "votes");
        return [.. table.Rows().Select(row => (row.Needed("name"), new ResultRow(
            row.Seat("code"), row.Needed("region"), row.Count("electorate"), row.Count("valid_votes"), row.Needed("first"), row.Needed("second"), row.Count("majority"),
            [.. PairList.Split(row, "votes").Select(pair => new PartyVotes(pair.Name, pair.Count))])))];
    }

    /// <summary>The outlines in order of code, with the regions of the table of seats.</summary>
    /// <exception cref="ImportRefusedException">An outline is bad, or the seats of the two files are not the same.</exception>
    public static IReadOnlyList<SeatRow> Outlines(string path, IReadOnlyList<(string Name, ResultRow Result)> seats)
    {
        var regions = seats.ToDictionary(seat => seat.Result.Code, seat => (seat.Name, seat.Result.Region), StringComparer.Ordinal);
        var file = BoundaryReader.Read(path);
        var maker = new OutlineMaker(path, "arcs");
        var rows = file.Seats.Where(seat => regions.ContainsKey(seat.Code)).OrderBy(seat => seat.Code, StringComparer.Ordinal)
            .Select(seat => new SeatRow(seat.Code, regions[seat.Code].Name, regions[seat.Code].Region, maker.Make(seat)))
            .ToList();
        return rows.Count == regions.Count && rows.Count == file.Seats.Count
            ? rows
            : throw new ImportRefusedException(path, null, file.CodeField, FormattableString.Invariant(
                $"{rows.Count} of its {file.Seats.Count} outlines join to the {regions.Count} rows of seats.csv; all must."));
    }

    /// <summary>The sectors and outcodes.</summary>
    /// <exception cref="ImportRefusedException">A row is bad.</exception>
    public static IReadOnlyList<AreaRow> Places(string path)
    {
        using var table = CsvTable.Open(path, "code");
        table.Require("easting", "northing", "radius_metres", "postcodes", "seats");
        return [.. table.Rows().Select(row =>
        {
            var seats = PairList.Split(row, "seats");
            var points = (double)seats.Sum(seat => seat.Count);
            return new AreaRow(row.Needed("code"), Signed(row, "easting"), Signed(row, "northing"), row.Count("radius_metres"), row.Count("postcodes"),
                [.. seats.Select(seat => new AreaSeat(ShippedFiles.BoundarySet, seat.Name, seat.Count, seat.Count / points))]);
        })];
    }

    /// <summary>The Channel Islands lie south of the grid.</summary>
    private static int Signed(CsvRow row, string column) => (int)row.Number(column);
}
