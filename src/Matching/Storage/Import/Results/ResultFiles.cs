using System.Globalization;
using System.Text.RegularExpressions;
using Matching.Storage.Import.Tables;

namespace Matching.Storage.Import.Results;

/// <summary>The one or two files of an election's results, and the results they give together.</summary>
internal sealed partial class ResultFiles
{
    private ResultFiles(ConstituencyFile? seats, CandidateFile? candidates)
    {
        Seats = seats;
        Candidates = candidates;
    }

    /// <summary>The results by constituency, if given.</summary>
    public ConstituencyFile? Seats { get; }

    /// <summary>The results by candidate, if given.</summary>
    public CandidateFile? Candidates { get; }

    /// <summary>The file that a fault of the whole is told of.</summary>
    public string MainPath => Seats?.Path ?? Candidates!.Path;

    /// <summary>Reads the files, whichever is which.</summary>
    /// <exception cref="ImportRefusedException">A file is bad, or there are two of a kind.</exception>
    public static ResultFiles Read(IReadOnlyList<string> paths)
    {
        ConstituencyFile? seats = null;
        CandidateFile? candidates = null;
        foreach (var path in paths)
        {
            bool byCandidate;
            using (var table = CsvTable.Open(path, "ONS ID"))
            {
                byCandidate = CandidateFile.Fits(table);
            }

            if (byCandidate ? candidates is not null : seats is not null)
            {
                throw new ImportRefusedException(path, null, null, "Give one file by constituency, one by candidate, or one of each, of one election.");
            }

            if (byCandidate)
            {
                candidates = CandidateFile.Read(path);
            }
            else
            {
                seats = ConstituencyFile.Read(path);
            }
        }

        return new ResultFiles(seats, candidates);
    }

    /// <summary>The election's year: of the declaration times, else the only one in the files' names.</summary>
    /// <exception cref="ImportRefusedException">Neither tells it, or it is not what the caller said.</exception>
    public string Election(string? said)
    {
        if (said is not null)
        {
            return Seats?.DeclaredYear is { } declared && declared != said
                ? throw new ImportRefusedException(MainPath, null, "Declaration time", $"The results were declared in {declared}, not in {said}.")
                : said;
        }

        var named = new[] { Seats?.Path, Candidates?.Path }.OfType<string>()
            .SelectMany(path => Year().Matches(Path.GetFileName(path)).Select(match => match.Value))
            .Distinct().ToList();
        return Seats?.DeclaredYear ?? (named is [var only]
            ? only
            : throw new ImportRefusedException(MainPath, null, null, "Neither declaration times nor file name tell the election; say --election, for example --election 2024."));
    }

    /// <summary>The results, after both files are checked against each other.</summary>
    /// <exception cref="ImportRefusedException">They do not agree.</exception>
    public IReadOnlyList<ResultRow> Merge()
    {
        if (Seats is null)
        {
            return [.. Candidates!.Seats.Values.Select(candidates => FromCandidates(Candidates.Path, candidates)).OrderBy(seat => seat.Code, StringComparer.Ordinal)];
        }

        if (Candidates is not null)
        {
            CrossCheck.Check(Seats, Candidates);
        }

        return [.. Seats.Rows.Values
            .Select(seat => Candidates is null ? seat.ToResult() : seat.ToResult() with { Votes = CandidateFile.BestOf(Candidates.Seats[seat.Code]) })
            .OrderBy(seat => seat.Code, StringComparer.Ordinal)];
    }

    private static ResultRow FromCandidates(string path, IReadOnlyList<Candidate> candidates)
    {
        if (candidates is not [var first, var second, ..])
        {
            throw new ImportRefusedException(path, candidates[0].Row, "ONS ID", $"{candidates[0].Code} has one candidate only; a result has at least two.");
        }

        return first.Votes == 0
            ? throw new ImportRefusedException(path, first.Row, "Votes", string.Create(CultureInfo.InvariantCulture, $"{first.Code} has no votes."))
            : new ResultRow(first.Code, first.Region, 0, candidates.Sum(candidate => candidate.Votes), first.Party, second.Party,
                first.Votes - second.Votes, CandidateFile.BestOf(candidates));
    }

    [GeneratedRegex("(?<![0-9])20[0-9]{2}(?![0-9])")]
    private static partial Regex Year();
}
