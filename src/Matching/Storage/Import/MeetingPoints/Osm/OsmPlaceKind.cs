namespace Matching.Storage.Import.MeetingPoints.Osm;

/// <summary>What a place is; of two places that are one, the earlier kind is kept.</summary>
internal enum OsmPlaceKind
{
    /// <summary>A railway, underground or tram station or halt.</summary>
    Station,

    /// <summary>A bus station.</summary>
    BusStation,

    /// <summary>A car park for those who go on by public transport.</summary>
    ParkAndRide,

    /// <summary>A community centre or village hall.</summary>
    CommunityCentre,
}
