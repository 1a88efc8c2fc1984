using System.Text;

namespace Gateway.Problems;

/// <summary>Field paths as a REST client writes them.</summary>
internal static class JsonPath
{
    /// <summary>
    /// A proto path in JSON names, for example <c>wanted</c> for <c>session.wanted</c> where <c>session</c> is the body, and <c>targets[0].maxShare</c> for
    /// <c>targets[0].max_share</c>.
    /// </summary>
    public static string Of(string protoPath, string? bodyField)
    {
        var path = bodyField is not null && protoPath.StartsWith($"{bodyField}.", StringComparison.Ordinal) ? protoPath[(bodyField.Length + 1)..] : protoPath;
        var json = new StringBuilder(path.Length);
        var upper = false;
        foreach (var letter in path)
        {
            if (letter == '_')
            {
                upper = true;
                continue;
            }

            json.Append(upper ? char.ToUpperInvariant(letter) : letter);
            upper = false;
        }

        return json.ToString();
    }
}
