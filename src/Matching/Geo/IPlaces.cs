using Matching.Outcomes;

namespace Matching.Geo;

/// <summary>Resolves what people type to points, from the releases that are loaded now.</summary>
public interface IPlaces
{
    /// <summary>
    /// Resolves a postcode, sector, outcode or "latitude,longitude". Fails with <see cref="Reason.InvalidField"/> on the
    /// field <c>place</c> where the text has none of these forms, and with <see cref="Reason.PlaceNotFound"/> for an unknown outcode.
    /// </summary>
    Result<Place> Resolve(string text);
}
