using System.Globalization;
using Matching.Storage.Import.Boundaries;

namespace Matching.Storage.Import.Results;

/// <summary>Imports the results of one election: read, checked, joined to the seats, then put in place of the old ones.</summary>
internal static class ResultsImport
{
    /// <exception cref="ImportRefusedException">A file is bad, or its seats are not those of a loaded boundary set.</exception>
    public static async Task<ResultsOutcome> RunAsync(
        ImportTransaction import, IReadOnlyList<string> paths, string? boundarySet, string? election, IProgress<ImportProgress>? progress,
        CancellationToken cancellation)
    {
        var source = SourceFiles.Of(paths);
        progress?.Report(new ImportProgress($"Reading {source.Names}", 0, 0));
        var files = ResultFiles.Read(paths);
        var results = files.Merge();
        var seats = await LoadedSeats.ReadAsync(import, cancellation);
        var set = ResultsJoin.Check(files, results, seats, boundarySet);
        var year = files.Election(election);

        var head = new ReleaseHead(ReleaseKind.Results, set, year, source, results.Count, Shipped: false);
        await ResultWriter.WriteAsync(import, head, results, cancellation);
        var report = new ImportReport(
            $"Results of {year} in boundary set {set} are live, from {source.Names}.",
            [
                $"{results.Count} seats",
                Text($"{results.Sum(seat => (long)seat.ValidVotes):N0} valid votes"),
                Text($"{results.Sum(seat => seat.Votes.Count):N0} results of parties, {results.SelectMany(seat => seat.Votes).Select(votes => votes.Party).Distinct().Count()} parties"),
                Text($"{results.Count(seat => seat.Majority < 2000)} seats with a majority under 2,000"),
                Text($"{results.Count(seat => seat.Majority < 0.05 * seat.ValidVotes)} seats with a majority under 5 % of the valid votes"),
            ],
            Notes(files, results));
        return new ResultsOutcome(set, year, seats, results, files.Seats is not null && files.Candidates is not null, report);
    }

    private static List<string> Notes(ResultFiles files, IReadOnlyList<ResultRow> results)
    {
        var notes = new List<string>();
        if (files.Candidates is null)
        {
            var unnamed = results.Sum(seat => (long)seat.ValidVotes - seat.Votes.Sum(party => party.Votes));
            notes.Add(Text($"{unnamed:N0} votes of other candidates are not told apart by party: add the results by candidate to have every party."));
        }

        if (files.Seats is null)
        {
            notes.Add("The electorate is not known, and valid votes are the sum of the candidates' votes: add the results by constituency to have both, and the files checked against each other.");
        }

        return notes;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
