using System.Globalization;
using Matching.Storage.Import.Tables;

namespace Matching.Storage.Import.Results;

/// <summary>The Commons Library's results by constituency: one row a seat, a column for each larger party, the others summed up.</summary>
internal sealed class ConstituencyFile
{
    private const string Others = "All other candidates";
    private const string OtherWinner = "Of which other winner";

    private ConstituencyFile(string path, IReadOnlyDictionary<string, ConstituencyRow> rows, string? declared)
    {
        Path = path;
        Rows = rows;
        DeclaredYear = declared;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Rows by seat.</summary>
    public IReadOnlyDictionary<string, ConstituencyRow> Rows { get; }

    /// <summary>Year of the declaration times, or null where the file has none.</summary>
    public string? DeclaredYear { get; }

    /// <summary>Reads and checks the file.</summary>
    /// <exception cref="ImportRefusedException">A number is none, a seat stands twice, or sums do not agree.</exception>
    public static ConstituencyFile Read(string path)
    {
        using var table = CsvTable.Open(path, "ONS ID");
        table.Require("Region name", "First party", "Second party", "Electorate", "Valid votes", "Majority", Others);
        var from = table.Index("Majority") + 1;
        var parties = table.Headings.Skip(from).Take(table.Index(Others) - from).ToList();
        var rows = new Dictionary<string, ConstituencyRow>(StringComparer.Ordinal);
        string? declared = null;
        foreach (var row in table.Rows())
        {
            var seat = Read(row, parties);
            if (!rows.TryAdd(seat.Code, seat))
            {
                throw row.Refuse("ONS ID", $"{seat.Code} stands twice; first in row {rows[seat.Code].Row}.");
            }

            declared ??= Year(row);
        }

        return new ConstituencyFile(path, rows, declared);
    }

    private static ConstituencyRow Read(CsvRow row, List<string> parties)
    {
        var votes = parties.Select(party => new PartyVotes(party, row.Count(party))).Where(party => party.Votes > 0).ToList();
        var seat = new ConstituencyRow(
            row.Row,
            row.Seat("ONS ID"),
            row.Needed("Region name"),
            row.Count("Electorate"),
            row.Count("Valid votes"),
            row.Needed("First party"),
            row.Needed("Second party"),
            row.Count("Majority"),
            votes,
            row.Count(Others),
            row.Table.Has(OtherWinner) ? row.Count(OtherWinner) : 0);
        ConstituencyCheck.Check(row, seat);
        return seat;
    }

    private static string? Year(CsvRow row) =>
        row.Table.Has("Declaration time")
        && DateTime.TryParseExact(row.Text("Declaration time"), "dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time.Year.ToString(CultureInfo.InvariantCulture)
            : null;
}
