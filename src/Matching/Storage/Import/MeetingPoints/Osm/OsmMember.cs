namespace Matching.Storage.Import.MeetingPoints.Osm;

/// <summary>A member of a relation.</summary>
/// <param name="Kind">Node, way or relation.</param>
/// <param name="Id">Its id.</param>
/// <param name="Role">What it is in the relation, for example <c>outer</c>.</param>
internal readonly record struct OsmMember(OsmKind Kind, long Id, string Role);
