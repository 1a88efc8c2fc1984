namespace Matching.Storage.Import.MeetingPoints.Osm;

/// <summary>What an element of the map is; the numbers are the format's.</summary>
internal enum OsmKind
{
    /// <summary>A point.</summary>
    Node = 0,

    /// <summary>A line or outline.</summary>
    Way = 1,

    /// <summary>A group of others.</summary>
    Relation = 2,
}
