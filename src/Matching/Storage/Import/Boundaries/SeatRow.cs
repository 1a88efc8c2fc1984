using NetTopologySuite.Geometries;

namespace Matching.Storage.Import.Boundaries;

/// <summary>A seat as it is stored.</summary>
/// <param name="Code">GSS code.</param>
/// <param name="Name">Name.</param>
/// <param name="Region">Region; empty for an English seat while no results have named it.</param>
/// <param name="Outline">Valid, in EPSG:27700.</param>
internal sealed record SeatRow(string Code, string Name, string Region, MultiPolygon Outline);
