using Matching.Geo;
using NetTopologySuite.Geometries;

namespace Matching.Storage.Import.MeetingPoints.Osm;

/// <summary>
/// Finds the places to meet in a map. All of it is read once; then the blocks with ways again for the outlines of groups, and those with nodes for where the
/// outlines lie. In memory are the places, and the nodes of their outlines.
/// </summary>
internal sealed class OsmMeetingPoints : IOsmReader
{
    private readonly List<OsmPlace> places = [];
    private readonly Dictionary<long, long[]> ways = [];
    private readonly Dictionary<long, List<OsmMember>> groups = [];
    private readonly Dictionary<long, GridPoint?> nodes = [];

    private OsmMeetingPoints()
    {
    }

    /// <summary>Places without a name, which nobody could be sent to.</summary>
    public int Nameless { get; private set; }

    /// <summary>Places outside the United Kingdom, or whose outline the file does not hold.</summary>
    public int Elsewhere { get; private set; }

    /// <summary>Places that were another's second entry in the map.</summary>
    public int Doubles { get; private set; }

    /// <summary>The places to meet, in order of id.</summary>
    public IReadOnlyList<MeetingPointRow> Rows { get; private set; } = [];

    /// <summary>Reads a map.</summary>
    /// <exception cref="ImportRefusedException">The file is not a whole map, or holds no place to meet.</exception>
    public static OsmMeetingPoints Read(string path, IProgress<ImportProgress>? progress)
    {
        var file = new OsmFile(path, progress);
        var found = new OsmMeetingPoints();
        file.ReadAll("Finding meeting points", found);
        foreach (var member in found.groups.Values.SelectMany(members => members))
        {
            if (member.Kind == OsmKind.Way)
            {
                found.ways.TryAdd(member.Id, []);
            }
            else
            {
                found.nodes.TryAdd(member.Id, null);
            }
        }

        if (found.groups.Count > 0)
        {
            file.ReadAgain("Reading outlines", OsmKinds.Ways, new WayFinder(found.ways));
        }

        foreach (var node in found.ways.Values.SelectMany(way => way))
        {
            found.nodes.TryAdd(node, null);
        }

        file.ReadAgain("Placing outlines", OsmKinds.Nodes, new NodeFinder(found.nodes));
        found.Finish(path);
        return found;
    }

    /// <inheritdoc />
    void IOsmReader.Node(long id, double latitude, double longitude, IReadOnlyDictionary<string, string>? tags)
    {
        if (Add(OsmKind.Node, id, tags))
        {
            nodes[id] = UnitedKingdom.Contains(longitude, latitude) ? BritishGrid.ToGrid(new GeoPoint(latitude, longitude)) : null;
        }
    }

    /// <inheritdoc />
    void IOsmReader.Way(long id, ReadOnlySpan<long> wayNodes, IReadOnlyDictionary<string, string>? tags)
    {
        if (Add(OsmKind.Way, id, tags))
        {
            ways[id] = wayNodes.ToArray();
        }
    }

    /// <inheritdoc />
    void IOsmReader.Relation(long id, IReadOnlyList<OsmMember> members, IReadOnlyDictionary<string, string> tags)
    {
        if (Add(OsmKind.Relation, id, tags))
        {
            // The outline where there is one; else whatever points the group names.
            var outline = members.Where(member => member.Kind == OsmKind.Way && member.Role is "outer" or "").ToList();
            groups[id] = outline.Count > 0 ? outline : [.. members.Where(member => member.Kind == OsmKind.Node)];
        }
    }

    private bool Add(OsmKind element, long id, IReadOnlyDictionary<string, string>? tags)
    {
        if (tags is null || OsmPlaces.KindOf(tags) is not { } kind)
        {
            return false;
        }

        var name = OsmPlaces.NameOf(tags);
        if (name.Length == 0)
        {
            Nameless++;
            return false;
        }

        places.Add(new OsmPlace(element, id, kind, name, OsmPlaces.StepFreeOf(tags)));
        return true;
    }

    private void Finish(string path)
    {
        var placed = places.DistinctBy(place => (place.Element, place.Id)).Select(place => (Place: place, Point: PointOf(place))).Where(one => one.Point is not null)
            .Select(one => one.Place with { Point = one.Point!.Value })
            .ToList();
        Elsewhere = places.Count - placed.Count;
        var single = NearDoubles.Merge(placed);
        Doubles = placed.Count - single.Count;
        Rows = single.Count > 0
            ? [.. single.Select(place => place.ToRow()).OrderBy(row => row.Id, StringComparer.Ordinal)]
            : throw new ImportRefusedException(path, null, null, "The map holds no named station, bus station, park-and-ride or community centre in the United Kingdom.");
    }

    private GridPoint? PointOf(OsmPlace place) => place.Element switch
    {
        OsmKind.Node => nodes.GetValueOrDefault(place.Id),
        OsmKind.Way => Middle([.. PointsOf(ways[place.Id])], isOutline: ways[place.Id] is [var first, .., var last] && first == last),
        _ => Middle(
            [.. groups[place.Id].SelectMany(member => PointsOf(member.Kind == OsmKind.Way ? ways[member.Id] : [member.Id]))],
            isOutline: false),
    };

    private IEnumerable<GridPoint> PointsOf(IEnumerable<long> ids) => ids.Select(id => nodes.GetValueOrDefault(id)).OfType<GridPoint>();

    /// <summary>The centre of the area within an outline; of a line or a heap of points, of the area that they span.</summary>
    private static GridPoint? Middle(GridPoint[] points, bool isOutline)
    {
        if (points.Length == 0)
        {
            return null;
        }

        Coordinate[] corners = [.. points.Select(point => new Coordinate(point.Easting, point.Northing))];
        Geometry shape = isOutline && corners.Length > 3 && corners[0].Equals2D(corners[^1])
            ? new Polygon(new LinearRing(corners))
            : new MultiPoint([.. corners.Select(corner => new Point(corner))]).ConvexHull();
        var centre = shape.Centroid;
        return new GridPoint(centre.X, centre.Y);
    }
}
