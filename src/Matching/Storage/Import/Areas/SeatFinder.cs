using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.Distance;

namespace Matching.Storage.Import.Areas;

/// <summary>
/// Says which seat of one boundary set a point is in: the one whose outline covers it, of several the first by code; where none does, the nearest to the
/// millimetre. Built once for millions of questions, and safe to ask from several threads.
/// </summary>
internal sealed class SeatFinder
{
    private readonly STRtree<Part> tree = new();

    /// <param name="seats">Codes and valid outlines, in order of code.</param>
    public SeatFinder(IReadOnlyList<(string Code, MultiPolygon Outline)> seats)
    {
        Codes = [.. seats.Select(seat => seat.Code)];
        for (var seat = 0; seat < seats.Count; seat++)
        {
            foreach (var polygon in seats[seat].Outline.Geometries)
            {
                tree.Insert(polygon.EnvelopeInternal, new Part(seat, polygon));
            }
        }

        tree.Build();
    }

    /// <summary>The seats' codes; <see cref="Find"/> answers an index of this list.</summary>
    public IReadOnlyList<string> Codes { get; }

    /// <summary>The seat of a point, as an index of <see cref="Codes"/>.</summary>
    public int Find(double easting, double northing) => Covering(easting, northing) is var seat and >= 0 ? seat : Nearest(easting, northing);

    /// <summary>The seat that covers a point, as an index of <see cref="Codes"/>; -1 where none does.</summary>
    public int Covering(double easting, double northing)
    {
        var point = new Coordinate(easting, northing);
        var covering = new CoveringVisitor(point);
        tree.Query(new Envelope(point), covering);
        return covering.Seat;
    }

    private int Nearest(double easting, double northing)
    {
        var point = new Point(easting, northing);
        for (var reach = 1000.0; ; reach *= 4)
        {
            var box = new Envelope(point.Coordinate);
            box.ExpandBy(reach);
            var (best, bestMetres) = (-1, double.MaxValue);
            foreach (var part in tree.Query(box))
            {
                var metres = Math.Round(DistanceOp.Distance(part.Polygon, point), 3);
                if (metres < bestMetres || (metres == bestMetres && part.Seat < best))
                {
                    (best, bestMetres) = (part.Seat, metres);
                }
            }

            // What lies outside the box is further away than the reach.
            if (bestMetres <= reach)
            {
                return best;
            }
        }
    }

    private sealed class Part
    {
        private readonly IndexedPointInAreaLocator locator;

        public Part(int seat, Geometry polygon)
        {
            Seat = seat;
            Polygon = polygon;
            locator = new IndexedPointInAreaLocator(polygon);

            // The locator makes its index on first use; that must not be a race.
            locator.Locate(polygon.Coordinate);
        }

        public int Seat { get; }

        public Geometry Polygon { get; }

        public bool Covers(Coordinate point) => locator.Locate(point) != Location.Exterior;
    }

    private sealed class CoveringVisitor(Coordinate point) : NetTopologySuite.Index.IItemVisitor<Part>
    {
        public int Seat { get; private set; } = -1;

        public void VisitItem(Part item)
        {
            if ((Seat < 0 || item.Seat < Seat) && item.Covers(point))
            {
                Seat = item.Seat;
            }
        }
    }
}
