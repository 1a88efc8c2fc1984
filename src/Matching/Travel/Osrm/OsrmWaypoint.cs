using Matching.Geo;

namespace Matching.Travel.Osrm;

/// <summary>A <c>Waypoint</c> object: a point of the question, put on a road.</summary>
/// <param name="Location">Longitude and latitude of the snapped point.</param>
/// <param name="Distance">Metres from the point to it; servers before 5.18 do not tell.</param>
internal sealed record OsrmWaypoint(double[]? Location, double? Distance)
{
    /// <summary>Metres between the point that was asked for and its road; not a number where the server told nothing that makes sense.</summary>
    public double MetresTo(RoadPoint point)
    {
        if (Distance is { } told)
        {
            return told >= 0 ? told : double.NaN;
        }

        return Location is [var longitude, var latitude] && GeoPoint.IsValid(latitude, longitude)
            ? BritishGrid.ToGrid(new GeoPoint(latitude, longitude)).MetresTo(new GridPoint(point.Easting, point.Northing))
            : double.NaN;
    }
}
