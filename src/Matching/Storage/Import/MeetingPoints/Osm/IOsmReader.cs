namespace Matching.Storage.Import.MeetingPoints.Osm;

/// <summary>Takes what stands in a map, element by element. Tags are null where no wanted key is among them.</summary>
internal interface IOsmReader
{
    /// <summary>A point.</summary>
    void Node(long id, double latitude, double longitude, IReadOnlyDictionary<string, string>? tags);

    /// <summary>A line or outline through nodes.</summary>
    void Way(long id, ReadOnlySpan<long> nodes, IReadOnlyDictionary<string, string>? tags);

    /// <summary>A group of others.</summary>
    void Relation(long id, IReadOnlyList<OsmMember> members, IReadOnlyDictionary<string, string> tags);
}
