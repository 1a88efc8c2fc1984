namespace Matching.Storage.Import;

/// <summary>What a release holds; each stands in the database, and in the notice to the replicas, in upper snake case.</summary>
internal enum ReleaseKind
{
    /// <summary>Outlines and names of a boundary set.</summary>
    Seats,

    /// <summary>Results of one election in a boundary set.</summary>
    Results,

    /// <summary>Unit postcodes.</summary>
    Postcodes,

    /// <summary>Sectors and outcodes.</summary>
    Places,

    /// <summary>Public places where people meet.</summary>
    MeetingPoints,
}
