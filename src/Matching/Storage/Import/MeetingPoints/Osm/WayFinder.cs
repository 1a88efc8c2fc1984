namespace Matching.Storage.Import.MeetingPoints.Osm;

/// <summary>Fills in the nodes of those ways that are wanted.</summary>
internal sealed class WayFinder(Dictionary<long, long[]> wanted) : IOsmReader
{
    /// <inheritdoc />
    public void Node(long id, double latitude, double longitude, IReadOnlyDictionary<string, string>? tags)
    {
    }

    /// <inheritdoc />
    public void Way(long id, ReadOnlySpan<long> nodes, IReadOnlyDictionary<string, string>? tags)
    {
        if (wanted.TryGetValue(id, out var known) && known.Length == 0)
        {
            wanted[id] = nodes.ToArray();
        }
    }

    /// <inheritdoc />
    public void Relation(long id, IReadOnlyList<OsmMember> members, IReadOnlyDictionary<string, string> tags)
    {
    }
}
