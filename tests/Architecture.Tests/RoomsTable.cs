using System.Text.RegularExpressions;

namespace Architecture.Tests;

/// <summary>
/// The rooms table of <c>src/Matching/ARCHITECTURE.md</c>, so that the page and these tests cannot drift apart. A row's last cell reads
/// <c>nothing</c>, <c>everything</c>, <c>those above</c>, <c>all domain rooms</c> (the rows above the first that says so), names of
/// rooms, or several of these joined by commas; <c>but</c> takes away the rooms named after it.
/// </summary>
internal static partial class RoomsTable
{
    /// <summary>Every row, in the page's order.</summary>
    public static IReadOnlyList<Room> Rooms { get; } = Read(File.ReadAllLines(Path.Combine(Repository.Root, "src", "Matching", "ARCHITECTURE.md")));

    /// <summary>Reads the table.</summary>
    public static IReadOnlyList<Room> Read(IEnumerable<string> page)
    {
        var rows = page.Select(line => Row().Match(line)).Where(row => row.Success)
            .Select(row => (Name: row.Groups["room"].Value, Uses: row.Groups["uses"].Value.Trim()))
            .ToList();
        var names = rows.ConvertAll(row => row.Name);
        var domain = names.Take(Math.Max(0, rows.FindIndex(row => row.Uses.Contains("all domain rooms", StringComparison.Ordinal)))).ToHashSet();
        return [.. rows.Select((row, index) => new Room(row.Name, Uses(row.Uses, names, names[..index], domain)))];
    }

    private static HashSet<string> Uses(string cell, List<string> all, List<string> above, HashSet<string> domain)
    {
        var parts = cell.Split(" but ", 2);
        var uses = new HashSet<string>();
        foreach (var phrase in Phrase().Matches(parts[0]).Select(match => match.Value.Trim('`')))
        {
            uses.UnionWith(phrase switch
            {
                "nothing" => [],
                "everything" => all,
                "those above" => above,
                "all domain rooms" => domain,
                _ when all.Contains(phrase) => [phrase],
                _ => throw new FormatException($"'{phrase}' in '{cell}' is no room of the table."),
            });
        }

        if (parts.Length == 2)
        {
            uses.ExceptWith(Phrase().Matches(parts[1]).Select(match => match.Value.Trim('`')));
        }

        return uses;
    }

    [GeneratedRegex(@"^\| `(?<room>\w+)/` \|.*\|(?<uses>[^|]+)\|\s*$")]
    private static partial Regex Row();

    [GeneratedRegex("`[^`]+`|nothing|everything|those above|all domain rooms")]
    private static partial Regex Phrase();
}
