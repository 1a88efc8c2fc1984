namespace Matching.Travel.Osrm;

/// <summary>A <c>RouteLeg</c> object.</summary>
/// <param name="Duration">Seconds.</param>
/// <param name="Distance">Metres.</param>
internal sealed record OsrmRouteLeg(double Duration, double Distance);
