using NetTopologySuite.Geometries;

namespace Matching.Storage.Import.Shipping;

/// <summary>
/// Cuts the rings of a coverage into arcs where borders part, and numbers every arc once: a neighbour that walks it backwards has its complement, as
/// TopoJSON wants.
/// </summary>
internal sealed class ArcBook
{
    private readonly HashSet<Coordinate> junctions;
    private readonly Dictionary<Coordinate, List<int>> byEnd = [];
    private readonly List<Coordinate[]> arcs = [];
    private readonly Dictionary<LinearRing, List<int>> rings = [];

    /// <summary>Cuts the outlines in the order given, which numbers the arcs.</summary>
    public ArcBook(IEnumerable<MultiPolygon> outlines)
    {
        var all = outlines
            .SelectMany(outline => outline.Geometries.Cast<Polygon>())
            .SelectMany(polygon => polygon.Holes.Prepend(polygon.Shell))
            .ToList();
        junctions = Junctions(all);
        foreach (var ring in all)
        {
            rings[ring] = [.. Cut(ring).Select(Number)];
        }
    }

    /// <summary>The arcs by number.</summary>
    public IReadOnlyList<Coordinate[]> Arcs => arcs;

    /// <summary>The arcs of a ring in order; ~n is arc n backwards.</summary>
    public IReadOnlyList<int> Of(LinearRing ring) => rings[ring];

    /// <summary>Corners where other than two edges meet.</summary>
    private static HashSet<Coordinate> Junctions(List<LinearRing> rings)
    {
        var neighbours = new Dictionary<Coordinate, HashSet<Coordinate>>();
        foreach (var points in rings.Select(ring => ring.Coordinates))
        {
            for (var index = 1; index < points.Length; index++)
            {
                Meet(points[index - 1], points[index]);
                Meet(points[index], points[index - 1]);
            }
        }

        return [.. neighbours.Where(corner => corner.Value.Count != 2).Select(corner => corner.Key)];

        void Meet(Coordinate corner, Coordinate neighbour)
        {
            if (!neighbours.TryGetValue(corner, out var known))
            {
                neighbours[corner] = known = [];
            }

            known.Add(neighbour);
        }
    }

    /// <summary>A ring from junction to junction; one without a junction starts at its least corner, so that both of its sides start alike.</summary>
    private IEnumerable<Coordinate[]> Cut(LinearRing ring)
    {
        var points = ring.Coordinates[..^1];
        var start = Array.FindIndex(points, junctions.Contains);
        if (start < 0)
        {
            start = Array.IndexOf(points, points.Min());
        }

        Coordinate[] turned = [.. points[start..], .. points[..start], points[start]];
        var from = 0;
        for (var index = 1; index < turned.Length; index++)
        {
            if (index == turned.Length - 1 || junctions.Contains(turned[index]))
            {
                yield return turned[from..(index + 1)];
                from = index;
            }
        }
    }

    private int Number(Coordinate[] arc)
    {
        if (byEnd.TryGetValue(arc[0], out var candidates))
        {
            foreach (var number in candidates)
            {
                if (arcs[number].AsSpan().SequenceEqual(arc))
                {
                    return number;
                }

                if (arcs[number].Reverse().SequenceEqual(arc))
                {
                    return ~number;
                }
            }
        }

        arcs.Add(arc);
        Remember(arc[0], arcs.Count - 1);
        if (!arc[^1].Equals(arc[0]))
        {
            Remember(arc[^1], arcs.Count - 1);
        }

        return arcs.Count - 1;
    }

    private void Remember(Coordinate end, int number)
    {
        if (!byEnd.TryGetValue(end, out var numbers))
        {
            byEnd[end] = numbers = [];
        }

        numbers.Add(number);
    }
}
