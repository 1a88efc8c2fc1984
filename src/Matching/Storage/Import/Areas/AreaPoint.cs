using Matching.Geo;

namespace Matching.Storage.Import.Areas;

/// <summary>A coded point: an outcode's centre, or a small statistical area's.</summary>
/// <param name="Code">The code.</param>
/// <param name="Point">The point.</param>
internal sealed record AreaPoint(string Code, GridPoint Point);
