using System.Globalization;
using CsvHelper;

namespace Matching.Storage.Import.Tables;

/// <summary>A table with headings, as publishers give it: any lines before the headings, UTF-8, quotes where needed.</summary>
internal sealed class CsvTable : IDisposable
{
    private readonly CsvParser parser;
    private readonly Dictionary<string, int> columns = new(StringComparer.OrdinalIgnoreCase);

    private CsvTable(string path, CsvParser parser, IReadOnlyList<string> headings, int headingRow)
    {
        Path = path;
        this.parser = parser;
        Headings = headings;
        HeadingRow = headingRow;
        for (var index = 0; index < headings.Count; index++)
        {
            columns.TryAdd(headings[index], index);
        }
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The headings in the file's order.</summary>
    public IReadOnlyList<string> Headings { get; }

    /// <summary>The line that the headings stand in, from 1.</summary>
    public int HeadingRow { get; }

    /// <summary>Opens a table at the first line that holds the heading.</summary>
    /// <exception cref="ImportRefusedException">No line holds it, or the file is not text.</exception>
    public static CsvTable Open(string path, params string[] headings)
    {
        var parser = CsvText.Open(path, File.OpenRead(path));
        try
        {
            while (CsvText.Read(path, parser))
            {
                var names = parser.Record!.Select(name => name.Trim()).ToList();
                if (headings.All(heading => names.Contains(heading, StringComparer.OrdinalIgnoreCase)))
                {
                    return new CsvTable(path, parser, names, parser.RawRow);
                }
            }

            throw new ImportRefusedException(path, null, headings[0], "No line holds this heading.");
        }
        catch
        {
            parser.Dispose();
            throw;
        }
    }

    /// <summary>Tells whether there is such a column; headings are compared without regard to case.</summary>
    public bool Has(string column) => columns.ContainsKey(column);

    /// <summary>Refuses the file where a column is missing.</summary>
    /// <exception cref="ImportRefusedException">The first missing column.</exception>
    public void Require(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (!Has(name))
            {
                throw new ImportRefusedException(Path, HeadingRow, name, "The column is missing.");
            }
        }
    }

    /// <summary>Every row under the headings, one at a time; empty lines are passed over.</summary>
    /// <exception cref="ImportRefusedException">A row has more or fewer fields than there are headings.</exception>
    public IEnumerable<CsvRow> Rows()
    {
        while (CsvText.Read(Path, parser))
        {
            if (parser.Count != Headings.Count)
            {
                throw new ImportRefusedException(Path, parser.RawRow, null, string.Create(CultureInfo.InvariantCulture,
                    $"The row has {parser.Count} fields, the headings are {Headings.Count}."));
            }

            yield return new CsvRow(this, parser.RawRow, parser.Record!);
        }
    }

    public void Dispose() => parser.Dispose();

    /// <summary>Index of a column that is there.</summary>
    internal int Index(string column) => columns[column];
}
