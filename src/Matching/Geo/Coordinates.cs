using System.Globalization;

namespace Matching.Geo;

/// <summary>Reads "latitude,longitude".</summary>
internal static class Coordinates
{
    /// <summary>What is said of a point that is not near.</summary>
    public const string Bounds = "Must lie in or near the United Kingdom: latitude 49 to 61.5, longitude -9 to 2.5.";

    // Shetland to Scilly and Fermanagh to Lowestoft with the sea around them. Far outside it the national grid's projection means nothing.
    private const double South = 49;
    private const double North = 61.5;
    private const double West = -9;
    private const double East = 2.5;

    /// <summary>Tells whether the numbers are a point in or near the United Kingdom.</summary>
    public static bool AreNear(double latitude, double longitude) => latitude is >= South and <= North && longitude is >= West and <= East;

    /// <summary>Reads two decimal numbers with a comma between them; says what is wrong where it cannot.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="point">The point.</param>
    /// <param name="fault">What is wrong, or null.</param>
    public static bool TryRead(ReadOnlySpan<char> text, out GeoPoint point, out string? fault)
    {
        point = default;
        fault = null;
        var comma = text.IndexOf(',');
        if (comma < 0
            || !double.TryParse(text[..comma], NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
            || !double.TryParse(text[(comma + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude))
        {
            fault = "Must be two decimal numbers such as 51.556,-0.166.";
            return false;
        }

        if (!AreNear(latitude, longitude))
        {
            fault = Bounds;
            return false;
        }

        point = new GeoPoint(latitude, longitude);
        return true;
    }
}
