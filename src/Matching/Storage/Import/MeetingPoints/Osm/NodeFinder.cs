using Matching.Geo;

namespace Matching.Storage.Import.MeetingPoints.Osm;

/// <summary>Fills in where those nodes are that are wanted; outside the United Kingdom they stay unknown.</summary>
internal sealed class NodeFinder(Dictionary<long, GridPoint?> wanted) : IOsmReader
{
    /// <inheritdoc />
    public void Node(long id, double latitude, double longitude, IReadOnlyDictionary<string, string>? tags)
    {
        if (wanted.ContainsKey(id) && UnitedKingdom.Contains(longitude, latitude))
        {
            wanted[id] = BritishGrid.ToGrid(new GeoPoint(latitude, longitude));
        }
    }

    /// <inheritdoc />
    public void Way(long id, ReadOnlySpan<long> nodes, IReadOnlyDictionary<string, string>? tags)
    {
    }

    /// <inheritdoc />
    public void Relation(long id, IReadOnlyList<OsmMember> members, IReadOnlyDictionary<string, string> tags)
    {
    }
}
