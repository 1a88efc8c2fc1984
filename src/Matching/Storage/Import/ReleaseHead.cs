namespace Matching.Storage.Import;

/// <summary>What is known of a release before it is written.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="BoundarySet">The boundary set, or empty where the kind has none.</param>
/// <param name="Election">The election, or empty where the kind has none.</param>
/// <param name="Source">The files it was made from.</param>
/// <param name="Rows">How many seats, results, postcodes, areas or meeting points it holds.</param>
/// <param name="Shipped">True for the figures that the project ships.</param>
internal sealed record ReleaseHead(ReleaseKind Kind, string BoundarySet, string Election, SourceFiles Source, int Rows, bool Shipped)
{
    /// <summary>The kind as the database and the replicas spell it.</summary>
    public string KindName => Kind switch
    {
        ReleaseKind.Seats => "SEATS",
        ReleaseKind.Results => "RESULTS",
        ReleaseKind.Postcodes => "POSTCODES",
        ReleaseKind.Places => "PLACES",
        ReleaseKind.MeetingPoints => "MEETING_POINTS",
    };
}
