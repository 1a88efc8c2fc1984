namespace Matching.Seats;

/// <summary>One import that answers now.</summary>
/// <param name="Id">Its number; a later import has a greater one.</param>
/// <param name="Kind">SEATS, RESULTS, POSTCODES, PLACES or MEETING_POINTS.</param>
/// <param name="BoundarySet">Boundary set, or empty.</param>
/// <param name="Election">Election, or empty.</param>
/// <param name="RowCount">Rows imported.</param>
/// <param name="Shipped">True for the figures that come with the project.</param>
/// <param name="ImportedAt">When it was imported.</param>
public sealed record Release(long Id, string Kind, string BoundarySet, string Election, int RowCount, bool Shipped, DateTimeOffset ImportedAt);
