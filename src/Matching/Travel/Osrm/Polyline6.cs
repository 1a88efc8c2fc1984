using System.Text;
using Matching.Geo;

namespace Matching.Travel.Osrm;

/// <summary>
/// A line as text, the way maps exchange it: differences of latitude and longitude in millionths of a degree, five bits a character.
/// </summary>
internal static class Polyline6
{
    private const double Scale = 1e6;

    /// <summary>Reads a line; null where the text is none.</summary>
    public static IReadOnlyList<GeoPoint>? Read(string text)
    {
        var line = new List<GeoPoint>(text.Length / 4);
        long latitude = 0, longitude = 0;
        for (var at = 0; at < text.Length;)
        {
            if (!Next(text, ref at, ref latitude) || !Next(text, ref at, ref longitude) || !GeoPoint.IsValid(latitude / Scale, longitude / Scale))
            {
                return null;
            }

            line.Add(new GeoPoint(latitude / Scale, longitude / Scale));
        }

        return line;
    }

    /// <summary>Writes a line.</summary>
    public static string Write(IEnumerable<GeoPoint> line)
    {
        var text = new StringBuilder();
        long latitude = 0, longitude = 0;
        foreach (var point in line)
        {
            Append(text, (long)Math.Round(point.Latitude * Scale), ref latitude);
            Append(text, (long)Math.Round(point.Longitude * Scale), ref longitude);
        }

        return text.ToString();
    }

    private static bool Next(string text, ref int at, ref long value)
    {
        long bits = 0;
        for (var shift = 0; at < text.Length && shift <= 35; shift += 5)
        {
            var part = text[at++] - 63;
            if (part is < 0 or > 63)
            {
                return false;
            }

            bits |= (long)(part & 31) << shift;
            if (part < 32)
            {
                value += (bits & 1) == 0 ? bits >> 1 : ~(bits >> 1);
                return true;
            }
        }

        return false;
    }

    private static void Append(StringBuilder text, long value, ref long before)
    {
        var difference = value - before;
        before = value;
        var bits = difference < 0 ? ~(difference << 1) : difference << 1;
        for (; bits >= 32; bits >>= 5)
        {
            text.Append((char)((32 | (bits & 31)) + 63));
        }

        text.Append((char)(bits + 63));
    }
}
