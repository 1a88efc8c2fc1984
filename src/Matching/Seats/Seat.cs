using Matching.Geo;

namespace Matching.Seats;

/// <summary>A constituency of one boundary set with its outline.</summary>
/// <param name="BoundarySet">The boundary set; codes are unique within one only.</param>
/// <param name="Code">GSS code.</param>
/// <param name="Name">Name.</param>
/// <param name="Nation">England, Wales, Scotland or Northern Ireland.</param>
/// <param name="Region">Region.</param>
/// <param name="Hub">A point inside the largest part of the outline.</param>
/// <param name="Outline">The outline.</param>
internal sealed record Seat(string BoundarySet, string Code, string Name, string Nation, string Region, GridPoint Hub, Outline Outline)
{
    /// <summary>The hub in WGS84.</summary>
    public GeoPoint HubPoint { get; } = BritishGrid.ToGeo(Hub);

    /// <summary>Exact metres from the point to the outline, 0 inside, to the whole millimetre.</summary>
    public double MetresFrom(GridPoint point) => Millimetres.Of(Outline.SquaredDistanceTo(point)) / 1000.0;
}
