using System.Globalization;

namespace Matching.Storage.Import;

/// <summary>
/// An import was refused; the database is as it was. Readers throw it from deep inside a file, the command turns it into one line and exit
/// code 1; it never leaves the import.
/// </summary>
internal sealed class ImportRefusedException : Exception
{
    public ImportRefusedException(string file, long? row, string? column, string reason, Exception? inner = null)
        : base(Describe(Path.GetFileName(file), row, column, reason), inner)
    {
        File = Path.GetFileName(file);
        Row = row;
        Column = column;
        Reason = reason;
    }

    /// <summary>Name of the file, without its folder; of a table in a zip "ab.csv in codepo_gb.zip".</summary>
    public string File { get; }

    /// <summary>Line of a table, counted from 1 with its headers; number of the feature, counted from 1, of a map. Null for the file as a whole.</summary>
    public long? Row { get; }

    /// <summary>Heading of the column or name of the property; null for the row as a whole.</summary>
    public string? Column { get; }

    /// <summary>What is wrong, as a sentence that says what would be right.</summary>
    public string Reason { get; }

    private static string Describe(string file, long? row, string? column, string reason)
    {
        var place = file;
        if (row is { } line)
        {
            place += string.Create(CultureInfo.InvariantCulture, $", row {line}");
        }

        if (column is not null)
        {
            place += $", column \"{column}\"";
        }

        return $"{place}: {reason}";
    }
}
