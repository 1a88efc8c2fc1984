using System.Globalization;
using System.Text;

namespace Matching.Travel.Osrm;

/// <summary>One question to the <c>table</c> service, and how its answer is read.</summary>
internal static class OsrmTable
{
    /// <summary>Name of the service.</summary>
    public const string Service = "table";

    /// <summary>
    /// <c>table/v1/{profile}/{coordinates}?sources=…&amp;destinations=…&amp;annotations=…</c>; a point that is both source and destination is named once.
    /// </summary>
    public static string Address(string profile, ReadOnlySpan<RoadPoint> sources, ReadOnlySpan<RoadPoint> destinations, bool withMetres)
    {
        var numbers = new Dictionary<RoadPoint, int>();
        var address = new StringBuilder($"table/v1/{profile}/");
        var from = Name(sources, numbers, address);
        var to = Name(destinations, numbers, address);
        return address
            .Append("?sources=").Append(from)
            .Append("&destinations=").Append(to)
            .Append(withMetres ? "&annotations=duration,distance" : "&annotations=duration")
            .Append("&generate_hints=false")
            .ToString();
    }

    /// <summary>The ways between sources and destinations, row by row; null where the answer is not what is documented.</summary>
    public static RoadWay[]? Read(OsrmBody body, ReadOnlySpan<RoadPoint> sources, ReadOnlySpan<RoadPoint> destinations)
    {
        if (Snaps(body.Sources, sources) is not { } before
            || Snaps(body.Destinations, destinations) is not { } after
            || !HasShape(body.Durations, before.Length, after.Length)
            || (body.Distances is not null && !HasShape(body.Distances, before.Length, after.Length)))
        {
            return null;
        }

        var ways = new RoadWay[before.Length * after.Length];
        for (int row = 0, cell = 0; row < before.Length; row++)
        {
            for (var column = 0; column < after.Length; column++, cell++)
            {
                ways[cell] = Snap.Way(body.Durations![row]![column], body.Distances?[row]![column], before[row], after[column]);
            }
        }

        return ways;
    }

    /// <summary>Metres between each point and its road; null where they are not told for each.</summary>
    public static double[]? Snaps(IReadOnlyList<OsrmWaypoint>? waypoints, ReadOnlySpan<RoadPoint> points)
    {
        if (waypoints?.Count != points.Length)
        {
            return null;
        }

        var metres = new double[points.Length];
        for (var at = 0; at < metres.Length; at++)
        {
            metres[at] = waypoints[at] is { } waypoint ? waypoint.MetresTo(points[at]) : double.NaN;
            if (double.IsNaN(metres[at]))
            {
                return null;
            }
        }

        return metres;
    }

    /// <summary>Appends points not named yet, and returns the numbers of all.</summary>
    private static string Name(ReadOnlySpan<RoadPoint> points, Dictionary<RoadPoint, int> numbers, StringBuilder address)
    {
        var list = new StringBuilder();
        foreach (var point in points)
        {
            if (!numbers.TryGetValue(point, out var number))
            {
                number = numbers[point] = numbers.Count;
                point.Write(number == 0 ? address : address.Append(';'));
            }

            (list.Length == 0 ? list : list.Append(';')).Append(CultureInfo.InvariantCulture, $"{number}");
        }

        return list.ToString();
    }

    private static bool HasShape(double?[]?[]? values, int rows, int columns) =>
        values?.Length == rows
        && Array.TrueForAll(values, row => row?.Length == columns && Array.TrueForAll(row, value => value is null || (value >= 0 && double.IsFinite(value.Value))));
}
