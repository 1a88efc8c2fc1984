using System.Globalization;

namespace Matching.Storage.Import.Tables;

/// <summary>One row of a table. What it cannot read it refuses with file, row and column.</summary>
/// <param name="Table">The table.</param>
/// <param name="Row">The line, from 1.</param>
/// <param name="Fields">The fields in the order of the headings.</param>
internal readonly record struct CsvRow(CsvTable Table, long Row, string[] Fields)
{
    /// <summary>The text of a column, trimmed.</summary>
    public string Text(string column)
    {
        var text = Fields[Table.Index(column)].Trim();
        return text.Contains('\uFFFD') ? throw Refuse(column, $"\"{text}\" holds bytes that are not UTF-8; save the file as UTF-8.") : text;
    }

    /// <summary>The text of a column that must not be empty.</summary>
    public string Needed(string column)
    {
        var text = Text(column);
        return text.Length > 0 ? text : throw Refuse(column, "The field is empty.");
    }

    /// <summary>A whole number from 0, written plainly or as 1,234.</summary>
    public int Count(string column)
    {
        var text = Text(column);
        return int.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Refuse(column, $"\"{text}\" is not a whole number.");
    }

    /// <summary>A decimal number.</summary>
    public double Number(string column)
    {
        var text = Text(column);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw Refuse(column, $"\"{text}\" is not a number.");
    }

    /// <summary>A seat's code.</summary>
    public string Seat(string column)
    {
        var text = Text(column);
        return SeatCode.IsValid(text) ? text : throw Refuse(column, $"\"{text}\" is not a seat's code, such as E14001276.");
    }

    /// <summary>A refusal of this row.</summary>
    public ImportRefusedException Refuse(string? column, string reason) => new(Table.Path, Row, column, reason);
}
