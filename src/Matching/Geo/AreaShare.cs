namespace Matching.Geo;

/// <summary>How much of a sector or outcode lies in one seat.</summary>
/// <param name="BoundarySet">The boundary set of the seat.</param>
/// <param name="SeatCode">GSS code of the seat.</param>
/// <param name="Share">Share of the area's postcodes that lie in the seat, above 0 and at most 1.</param>
public sealed record AreaShare(string BoundarySet, string SeatCode, double Share);
