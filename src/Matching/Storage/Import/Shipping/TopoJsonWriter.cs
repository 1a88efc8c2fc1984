using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Matching.Storage.Import.Boundaries;
using NetTopologySuite.Geometries;

namespace Matching.Storage.Import.Shipping;

/// <summary>Writes outlines on the lattice as TopoJSON, quantised, each shared border once, one seat and one arc a line.</summary>
internal static class TopoJsonWriter
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the seats in the order given.</summary>
    public static void Write(TextWriter output, IReadOnlyList<(RawSeat Seat, MultiPolygon Outline)> seats)
    {
        var arcs = new ArcBook(seats.Select(seat => seat.Outline));
        var step = (1 / OutlineSimplifier.PerDegree).ToString(CultureInfo.InvariantCulture);
        output.Write("{\"type\":\"Topology\",\"transform\":{\"scale\":[" + step + "," + step + "],\"translate\":[0,0]},\"objects\":{\"seats\":{\"type\":\"GeometryCollection\",\"geometries\":[\n");
        output.Write(string.Join(",\n", seats.Select(seat => Seat(seat.Seat, seat.Outline, arcs))));
        output.Write("\n]}},\"arcs\":[\n");
        output.Write(string.Join(",\n", arcs.Arcs.Select(Arc)));
        output.Write("\n]}\n");
    }

    private static string Seat(RawSeat seat, MultiPolygon outline, ArcBook arcs)
    {
        var polygons = outline.Geometries.Cast<Polygon>().Select(polygon =>
            "[" + string.Join(",", new[] { polygon.Shell }.Concat(polygon.Holes).Select(ring => "[" + string.Join(",", arcs.Of(ring)) + "]")) + "]").ToList();
        var (type, members) = polygons is [var only] ? ("Polygon", only) : ("MultiPolygon", "[" + string.Join(",", polygons) + "]");
        return $"{{\"type\":\"{type}\",\"arcs\":{members},\"properties\":{{\"PCON24CD\":\"{seat.Code}\",\"PCON24NM\":{JsonSerializer.Serialize(seat.Name, Plain)}}}}}";
    }

    private static string Arc(Coordinate[] points)
    {
        long x = 0, y = 0;
        var steps = new List<string>(points.Length);
        foreach (var point in points)
        {
            var (nextX, nextY) = ((long)point.X, (long)point.Y);
            steps.Add(string.Create(CultureInfo.InvariantCulture, $"[{nextX - x},{nextY - y}]"));
            (x, y) = (nextX, nextY);
        }

        return "[" + string.Join(",", steps) + "]";
    }
}
