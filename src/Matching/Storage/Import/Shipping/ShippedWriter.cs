using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Matching.Storage.Import.Areas;
using Matching.Storage.Import.Boundaries;
using Matching.Storage.Import.Results;

namespace Matching.Storage.Import.Shipping;

/// <summary>
/// Writes the figures that the project ships. The same official files give the same bytes. They are written beside the old ones, whose place they take by
/// <see cref="Publish"/>: not before the database has the same figures.
/// </summary>
/// <param name="files">Where to.</param>
internal sealed class ShippedWriter(ShippedFiles files) : IDisposable
{
    private readonly List<(string Fresh, string Path)> waiting = [];

    private const string Attribution =
        """
        # Whose data this is

        The figures in this folder are made by `./dev import … --ship` from files of the Office for National Statistics, Ordnance Survey, the House of Commons
        Library, the Northern Ireland Statistics and Research Agency, and github.com/Gibbs/uk-postcodes (CC0). Show this wherever they are used:

        > Contains OS data © Crown copyright and database right; contains Royal Mail data © Royal Mail copyright and database right; contains National
        > Statistics data © Crown copyright and database right; contains Parliamentary information licensed under the Open Parliament Licence v3.0.

        Boundaries, postcodes and Data Zones are licensed under the Open Government Licence v3.0.

        | file | holds | made from |
        |---|---|---|
        | `outlines.topojson` | the 650 seats of 2024, simplified, neighbours sharing one border; WGS84 | ONS boundaries of July 2024 (BGC) |
        | `seats.csv` | name, nation, region and the result of 2024, votes as party:votes of its best candidate | results by constituency and by candidate |
        | `places.csv` | sectors and outcodes: centre in EPSG:27700, radius in metres that holds nine in ten postcodes, postcodes, seats as code:points | Code-Point Open; where it has none, outcode centres and Northern Ireland's Data Zones |

        """;

    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    /// <summary>Writes the outlines.</summary>
    public void WriteOutlines(IReadOnlyList<RawSeat> published) =>
        Write(files.Outlines, output => TopoJsonWriter.Write(output, OutlineSimplifier.Simplify(published)));

    /// <summary>Writes the seats with their results.</summary>
    public void WriteSeats(IReadOnlyDictionary<string, LoadedSeats.Entry> seats, IReadOnlyList<ResultRow> results) => WriteTable(
        files.Seats,
        ["code", "name", "nation", "region", "electorate", "valid_votes", "first", "second", "majority", "votes"],
        results.OrderBy(result => result.Code, StringComparer.Ordinal).Select(result => new object[]
        {
            result.Code, seats[result.Code].Name, SeatCode.Nation(result.Code), result.Region, result.Electorate, result.ValidVotes, result.First, result.Second,
            result.Majority, PairList.Join(result.Votes.Select(votes => (votes.Party, votes.Votes))),
        }));

    /// <summary>Writes the sectors and outcodes, with the seats of the shipped boundary set.</summary>
    public void WritePlaces(IReadOnlyList<AreaRow> areas) => WriteTable(
        files.Places,
        ["code", "easting", "northing", "radius_metres", "postcodes", "seats"],
        areas.OrderBy(area => area.Code, StringComparer.Ordinal).Select(area => new object[]
        {
            area.Code, area.Easting, area.Northing, area.RadiusMetres, area.Postcodes,
            PairList.Join(area.Seats.Where(seat => seat.BoundarySet == ShippedFiles.BoundarySet).Select(seat => (seat.Code, seat.Points))),
        }));

    private void WriteTable(string path, string[] headings, IEnumerable<object[]> rows) => Write(path, output =>
    {
        using var csv = new CsvWriter(output, Format, leaveOpen: true);
        foreach (var row in rows.Prepend(headings))
        {
            foreach (var field in row)
            {
                csv.WriteField(field);
            }

            csv.NextRecord();
        }
    });

    /// <summary>Puts what was written in the place of the old files.</summary>
    public void Publish()
    {
        foreach (var (fresh, path) in waiting)
        {
            File.Move(fresh, path, overwrite: true);
        }

        waiting.Clear();
    }

    /// <summary>Throws away what was written and not published.</summary>
    public void Dispose()
    {
        foreach (var (fresh, _) in waiting)
        {
            File.Delete(fresh);
        }
    }

    /// <summary>Whole or not at all: written beside the old file.</summary>
    private void Write(string path, Action<TextWriter> write)
    {
        Directory.CreateDirectory(files.Folder);
        var attribution = Fresh(files.Attribution);
        File.WriteAllText(attribution, Attribution.ReplaceLineEndings("\n"));
        using var output = new StreamWriter(Fresh(path)) { NewLine = "\n" };
        write(output);
    }

    private string Fresh(string path)
    {
        var fresh = path + ".new";
        waiting.Add((fresh, path));
        return fresh;
    }
}
