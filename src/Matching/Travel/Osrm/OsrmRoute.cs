namespace Matching.Travel.Osrm;

/// <summary>A <c>Route</c> object.</summary>
/// <param name="Legs">One <c>RouteLeg</c> between each two neighbouring points.</param>
/// <param name="Geometry">The line, as <see cref="Polyline6"/>.</param>
internal sealed record OsrmRoute(IReadOnlyList<OsrmRouteLeg>? Legs, string? Geometry);
