using NetTopologySuite.Geometries;

namespace Matching.Storage.Import.Boundaries;

/// <summary>A seat as its publisher's file has it.</summary>
/// <param name="Feature">Number of the feature in the file, from 1.</param>
/// <param name="Code">GSS code.</param>
/// <param name="Name">Name.</param>
/// <param name="Polygons">Polygons of rings, the shell first, in WGS84 with X the longitude and Y the latitude; not checked yet.</param>
internal sealed record RawSeat(int Feature, string Code, string Name, IReadOnlyList<IReadOnlyList<Coordinate[]>> Polygons);
