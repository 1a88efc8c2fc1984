using System.Text;
using Matching.Plans;
using Wire = Matching.V1;

namespace Matching.Api;

/// <summary>Checks of a weekend that is sent whole.</summary>
internal static class PlanChecks
{
    /// <summary>The problem that a field holds, every wrong part of it named; a stand-in where there is any.</summary>
    public static PlanProblem Problem(this FieldChecks checks, string field, Wire.PlanProblem? wire, SolvingRules rules)
    {
        var nothing = new PlanProblem { Volunteers = [], Sessions = [] };
        if (!checks.Present(field, wire))
        {
            return nothing;
        }

        // What is too large is not looked at.
        var large = rules.Faults(wire.Volunteers.Count, wire.Sessions.Count, wire.MeetingPoints.Count, wire.Kept.Count).ToList();
        var (problem, faults) = large.Count > 0 ? (nothing, large) : PlanReader.Read(wire);
        foreach (var fault in faults)
        {
            checks.Add($"{field}.{ProtoPath(fault.Field)}", Sentence(fault.Text), RestsOn(fault.Field, field));
        }

        if (wire.TimeLimit is { } limit && limit.Seconds + (limit.Nanos / 1e9) > rules.LongestSearch.TotalSeconds && faults.All(fault => fault.Field != "timeLimit"))
        {
            checks.Add($"{field}.time_limit", FormattableString.Invariant($"Must be at most {rules.LongestSearch.TotalSeconds} seconds."));
        }

        return problem;
    }

    /// <summary>What names others is right or wrong with them.</summary>
    private static string[] RestsOn(string path, string field) =>
        path.StartsWith("kept", StringComparison.Ordinal) || path.EndsWith(".session", StringComparison.Ordinal) || path.StartsWith("travel", StringComparison.Ordinal) || path.Contains(".apart[", StringComparison.Ordinal)
            ? [$"{field}.volunteers", $"{field}.sessions", $"{field}.meeting_points", $"{field}.kept"]
            : [];

    private static string Sentence(string text) => $"{char.ToUpperInvariant(text[0])}{text[1..]}.";

    /// <summary>A path of a file in proto spelling: <c>volunteers[3].max_detour</c>.</summary>
    private static string ProtoPath(string path)
    {
        var proto = new StringBuilder(path.Length + 4);
        foreach (var letter in path)
        {
            _ = char.IsAsciiLetterUpper(letter) ? proto.Append('_').Append(char.ToLowerInvariant(letter)) : proto.Append(letter);
        }

        return proto.ToString();
    }
}
