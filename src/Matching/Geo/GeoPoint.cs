using System.Globalization;
using System.Text.Json.Serialization;

namespace Matching.Geo;

/// <summary>A point on the Earth in WGS84 degrees.</summary>
public readonly record struct GeoPoint
{
    /// <summary>Creates a point.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A coordinate is not a number within the Earth's range.</exception>
    [JsonConstructor]
    public GeoPoint(double latitude, double longitude)
    {
        if (!IsValid(latitude, longitude))
        {
            throw new ArgumentOutOfRangeException(nameof(latitude), FormattableString.Invariant($"Not a point on the Earth: {latitude},{longitude}."));
        }

        Latitude = latitude;
        Longitude = longitude;
    }

    /// <summary>Degrees north of the equator.</summary>
    public double Latitude { get; }

    /// <summary>Degrees east of Greenwich.</summary>
    public double Longitude { get; }

    /// <summary>Tells whether the numbers are a point on the Earth.</summary>
    public static bool IsValid(double latitude, double longitude) =>
        latitude is >= -90 and <= 90 && longitude is >= -180 and <= 180;

    /// <summary>"latitude,longitude" with five decimals, about a metre.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Latitude:F5},{Longitude:F5}");
}
