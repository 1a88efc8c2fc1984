namespace Matching.Hosting.Commands;

/// <summary>The words of <c>import</c>.</summary>
/// <param name="Kind">seats, results, postcodes or meeting-points.</param>
/// <param name="Files">One or more files; one only for seats and meeting points.</param>
/// <param name="BoundarySet">What was said of the boundary set, or null.</param>
/// <param name="Election">What was said of the election, or null.</param>
/// <param name="ShipInto">Where to write the shipped figures, or null.</param>
internal sealed record ImportArguments(string Kind, IReadOnlyList<string> Files, string? BoundarySet, string? Election, string? ShipInto)
{
    private const string DefaultFolder = "data";

    /// <summary>Reads the words after <c>import</c>; null where they make no sense.</summary>
    public static ImportArguments? Parse(string[] args)
    {
        if (args is not [("seats" or "results" or "postcodes" or "meeting-points") and var kind, .. var rest])
        {
            return null;
        }

        var files = new List<string>();
        string? set = null, election = null, folder = null;
        var ship = false;
        for (var at = 0; at < rest.Length; at++)
        {
            var taken = rest[at] switch
            {
                "--ship" => ship = true,
                "--boundary-set" => Year(rest, ref at, ref set),
                "--election" => Year(rest, ref at, ref election),
                "--out" => Value(rest, ref at, ref folder),
                ['-', ..] => false,
                var file => Add(files, file),
            };
            if (!taken)
            {
                return null;
            }
        }

        var fits = files.Count >= 1 && (files.Count == 1 || kind is "results" or "postcodes") && (ship || folder is null) && !(ship && kind == "meeting-points");
        return fits ? new ImportArguments(kind, files, set, election, ship ? folder ?? DefaultFolder : null) : null;
    }

    private static bool Add(List<string> files, string file)
    {
        files.Add(file);
        return true;
    }

    private static bool Value(string[] words, ref int at, ref string? value)
    {
        if (value is not null || at + 1 == words.Length)
        {
            return false;
        }

        value = words[++at];
        return value.Length > 0;
    }

    private static bool Year(string[] words, ref int at, ref string? value) =>
        Value(words, ref at, ref value) && value!.Length == 4 && value.All(char.IsAsciiDigit);
}
