using Matching.Storage.Import.Boundaries;

namespace Matching.Storage.Import.Results;

/// <summary>Finds the boundary set that results are of, and holds that both have the same seats.</summary>
internal static class ResultsJoin
{
    /// <returns>The boundary set.</returns>
    /// <exception cref="ImportRefusedException">The set is not loaded, or a seat has no result, or a result no seat.</exception>
    public static string Check(ResultFiles files, IReadOnlyList<ResultRow> results, LoadedSeats loaded, string? boundarySet)
    {
        var set = boundarySet ?? loaded.Sets.MaxBy(name => results.Count(seat => loaded.Of(name).ContainsKey(seat.Code)));
        if (set is null || loaded.Of(set).Count == 0)
        {
            throw new ImportRefusedException(files.MainPath, null, "ONS ID",
                set is null ? "No seats are loaded to join the results to; import seats first." : $"Boundary set {set} is not loaded; import its seats first.");
        }

        var seats = loaded.Of(set);
        foreach (var result in results)
        {
            if (!seats.ContainsKey(result.Code))
            {
                throw new ImportRefusedException(files.MainPath, Row(files, result.Code), "ONS ID", $"{result.Code} is no seat of boundary set {set}.");
            }
        }

        var codes = results.Select(result => result.Code).ToHashSet(StringComparer.Ordinal);
        var missing = seats.Keys.Where(code => !codes.Contains(code)).ToList();
        return missing.Count == 0
            ? set
            : throw new ImportRefusedException(files.MainPath, null, "ONS ID",
                $"{missing.Count} of the {seats.Count} seats of boundary set {set} have no result; the first is {missing[0]} {seats[missing[0]].Name}.");
    }

    private static long Row(ResultFiles files, string code) => files.Seats is { } seats ? seats.Rows[code].Row : files.Candidates!.Seats[code].Min(candidate => candidate.Row);
}
