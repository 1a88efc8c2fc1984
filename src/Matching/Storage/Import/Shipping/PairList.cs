using System.Globalization;
using Matching.Storage.Import.Tables;

namespace Matching.Storage.Import.Shipping;

/// <summary>Names with counts in one field, <c>Lab:15855;Con:15840</c>.</summary>
internal static class PairList
{
    /// <summary>The field's text.</summary>
    public static string Join(IEnumerable<(string Name, int Count)> pairs) =>
        string.Join(';', pairs.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Name}:{pair.Count}")));

    /// <summary>Reads the field.</summary>
    /// <exception cref="ImportRefusedException">It has another form.</exception>
    public static IReadOnlyList<(string Name, int Count)> Split(CsvRow row, string column)
    {
        var pairs = new List<(string, int)>();
        foreach (var part in row.Text(column).Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = part.LastIndexOf(':');
            if (colon <= 0 || !int.TryParse(part.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            {
                throw row.Refuse(column, $"\"{part}\" is not a name, a colon and a whole number.");
            }

            pairs.Add((part[..colon], count));
        }

        return pairs;
    }
}
