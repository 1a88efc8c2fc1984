using Matching.Storage.Import.Boundaries;

namespace Matching.Storage.Import.Results;

/// <summary>What an import of results made.</summary>
/// <param name="BoundarySet">The boundary set they are of.</param>
/// <param name="Election">The election.</param>
/// <param name="Seats">The seats as they were loaded.</param>
/// <param name="Results">The results, in order of code.</param>
/// <param name="WholeFiles">True where both files were given, so that every party is known.</param>
/// <param name="Report">For a person to read.</param>
internal sealed record ResultsOutcome(
    string BoundarySet, string Election, LoadedSeats Seats, IReadOnlyList<ResultRow> Results, bool WholeFiles, ImportReport Report);
