using System.Globalization;
using Matching.Geo;

namespace TestKit.Osrm;

/// <summary>A request line of OSRM's HTTP API, version 5, read strictly by its documentation.</summary>
/// <param name="Service"><c>table</c> or <c>route</c>.</param>
/// <param name="Points">The coordinates, in the grid.</param>
/// <param name="Options">What stands after the question mark.</param>
internal sealed record OsrmQuestion(string Service, IReadOnlyList<GridPoint> Points, IReadOnlyDictionary<string, string> Options)
{
    private static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        ["table"] = ["sources", "destinations", "annotations", "fallback_speed", "fallback_coordinate", "scale_factor", "generate_hints", "hints", "radiuses", "bearings", "approaches", "exclude"],
        ["route"] = ["alternatives", "steps", "geometries", "overview", "annotations", "continue_straight", "waypoints", "generate_hints", "hints", "radiuses", "bearings", "approaches", "exclude"],
    };

    /// <summary>Reads a path and its query; otherwise tells the code of the refusal.</summary>
    public static (OsrmQuestion? Question, string Code) Read(string path, string query)
    {
        if (path.TrimStart('/').Split('/') is not [var service, var version, { Length: > 0 }, var coordinates])
        {
            return (null, "InvalidUrl");
        }

        if (!Known.TryGetValue(service, out var names))
        {
            return (null, "InvalidService");
        }

        var points = coordinates.Split(';').Select(Point).ToList();
        var options = query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(option => option.Split('=')).ToList();
        if (version != "v1")
        {
            return (null, "InvalidVersion");
        }

        if (points.Contains(null) || options.Exists(option => option.Length != 2 || !names.Contains(option[0])))
        {
            return (null, "InvalidQuery");
        }

        return points.Count < 2
            ? (null, "InvalidOptions")
            : (new OsrmQuestion(service, [.. points.OfType<GridPoint>()], options.ToDictionary(option => option[0], option => option[1])), "Ok");
    }

    /// <summary>The numbers of an option, or of all points where it is left out; null where they are not numbers of points.</summary>
    public IReadOnlyList<int>? Numbers(string option)
    {
        if (Options.GetValueOrDefault(option, "all") is var text && text == "all")
        {
            return [.. Enumerable.Range(0, Points.Count)];
        }

        var numbers = text.Split(';').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToList();
        return numbers.TrueForAll(number => number >= 0 && number < Points.Count) ? numbers : null;
    }

    private static GridPoint? Point(string text)
    {
        var parts = text.Split(',');
        return parts.Length == 2
            && Degrees(parts[0]) is { } longitude
            && Degrees(parts[1]) is { } latitude
            && GeoPoint.IsValid(latitude, longitude)
            ? BritishGrid.ToGrid(new GeoPoint(latitude, longitude))
            : null;
    }

    private static double? Degrees(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var degrees)
        && text.Length - text.IndexOf('.', StringComparison.Ordinal) - 1 <= 6
            ? degrees
            : null;
}
