namespace Matching.Storage.Import.MeetingPoints.Osm;

/// <summary>Which kinds of elements a block holds.</summary>
[Flags]
internal enum OsmKinds
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Points.</summary>
    Nodes = 1,

    /// <summary>Lines and outlines.</summary>
    Ways = 2,

    /// <summary>Groups.</summary>
    Relations = 4,

    /// <summary>Any.</summary>
    All = 7,
}
