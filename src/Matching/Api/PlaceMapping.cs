using Matching.Geo;
using Wire = Matching.V1;

namespace Matching.Api;

/// <summary>Places as they stand on the wire.</summary>
internal static class PlaceMapping
{
    /// <summary>The place on the wire.</summary>
    public static Wire.Place ToWire(this Place place) => new()
    {
        Name = place.Name,
        Location = place.Point.ToWire(),
        Precision = place.Precision switch
        {
            PlacePrecision.Exact => Wire.Place.Types.Precision.Types.Value.Exact,
            PlacePrecision.Unit => Wire.Place.Types.Precision.Types.Value.Unit,
            PlacePrecision.Sector => Wire.Place.Types.Precision.Types.Value.Sector,
            PlacePrecision.Outcode => Wire.Place.Types.Precision.Types.Value.Outcode,
        },
        RadiusMetres = place.RadiusMetres,
        UnknownUnit = place.UnknownUnit,
    };
}
