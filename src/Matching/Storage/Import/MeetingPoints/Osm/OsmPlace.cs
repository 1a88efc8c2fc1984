using Matching.Geo;

namespace Matching.Storage.Import.MeetingPoints.Osm;

/// <summary>A place to meet as the map has it.</summary>
/// <param name="Element">Node, way or relation.</param>
/// <param name="Id">Its id among those.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name, never empty.</param>
/// <param name="StepFree">YES, NO or UNKNOWN.</param>
internal sealed record OsmPlace(OsmKind Element, long Id, OsmPlaceKind Kind, string Name, string StepFree)
{
    /// <summary>Where it is.</summary>
    public GridPoint Point { get; init; }

    /// <summary>The place as it is stored; its id begins with the element's letter, as the map's own addresses do.</summary>
    public MeetingPointRow ToRow() => new(FormattableString.Invariant($"osm-{char.ToLowerInvariant(Element.ToString()[0])}{Id}"), Name, KindName, Point, StepFree);

    private string KindName => Kind switch
    {
        OsmPlaceKind.Station => "station",
        OsmPlaceKind.BusStation => "bus_station",
        OsmPlaceKind.ParkAndRide => "park_and_ride",
        OsmPlaceKind.CommunityCentre => "community_centre",
    };
}
