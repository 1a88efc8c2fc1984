namespace Matching.Storage.Import.Areas;

/// <summary>How much of an area lies in a seat.</summary>
/// <param name="BoundarySet">The boundary set.</param>
/// <param name="Code">The seat.</param>
/// <param name="Points">Points of the area in the seat: unit postcodes, or Data Zones where there are none.</param>
/// <param name="Share">Points in the seat divided by those of the area, over 0 and at most 1.</param>
internal sealed record AreaSeat(string BoundarySet, string Code, int Points, double Share);
