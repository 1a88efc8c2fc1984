using System.Diagnostics.CodeAnalysis;

namespace Matching.Travel.Osrm;

/// <summary>What every answer of the server holds, and what the two services add.</summary>
internal sealed record OsrmBody
{
    /// <summary><c>Ok</c>, or why not.</summary>
    public string? Code { get; init; }

    /// <summary><c>table</c>: seconds, row by row; null where there is no way.</summary>
    [SuppressMessage("Performance", "CA1819", Justification = "Read from JSON as it is.")]
    public double?[]?[]? Durations { get; init; }

    /// <summary><c>table</c>: metres, row by row.</summary>
    [SuppressMessage("Performance", "CA1819", Justification = "Read from JSON as it is.")]
    public double?[]?[]? Distances { get; init; }

    /// <summary><c>table</c>: the sources in order.</summary>
    public IReadOnlyList<OsrmWaypoint>? Sources { get; init; }

    /// <summary><c>table</c>: the destinations in order.</summary>
    public IReadOnlyList<OsrmWaypoint>? Destinations { get; init; }

    /// <summary><c>route</c>: the points in order.</summary>
    public IReadOnlyList<OsrmWaypoint>? Waypoints { get; init; }

    /// <summary><c>route</c>: the routes, best first.</summary>
    public IReadOnlyList<OsrmRoute>? Routes { get; init; }
}
