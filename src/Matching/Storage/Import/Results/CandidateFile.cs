using Matching.Storage.Import.Tables;

namespace Matching.Storage.Import.Results;

/// <summary>The Commons Library's results by candidate: every candidate of every party.</summary>
internal sealed class CandidateFile
{
    private CandidateFile(string path, IReadOnlyDictionary<string, IReadOnlyList<Candidate>> seats)
    {
        Path = path;
        Seats = seats;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Candidates by seat, most votes first, then by row.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Candidate>> Seats { get; }

    /// <summary>Tells whether a table of results is by candidate.</summary>
    public static bool Fits(CsvTable table) => table.Has("Party abbreviation") && table.Has("Votes");

    /// <summary>Reads and checks the file.</summary>
    /// <exception cref="ImportRefusedException">A number is none, or a candidate stands twice.</exception>
    public static CandidateFile Read(string path)
    {
        using var table = CsvTable.Open(path, "ONS ID");
        table.Require("Region name", "Party name", "Party abbreviation", "Candidate first name", "Candidate surname", "Votes");
        var candidates = new List<Candidate>();
        var seen = new Dictionary<(string, string, string), long>();
        foreach (var row in table.Rows())
        {
            var shortName = row.Text("Party abbreviation");
            var candidate = new Candidate(
                row.Row,
                row.Seat("ONS ID"),
                row.Needed("Region name"),
                shortName.Length > 0 ? shortName : row.Needed("Party name"),
                $"{row.Text("Candidate first name")} {row.Text("Candidate surname")}",
                row.Count("Votes"));
            if (!seen.TryAdd((candidate.Code, candidate.Party, candidate.Person), candidate.Row))
            {
                throw row.Refuse("Candidate surname",
                    $"{candidate.Person} ({candidate.Party}) stands twice in {candidate.Code}; first in row {seen[(candidate.Code, candidate.Party, candidate.Person)]}.");
            }

            candidates.Add(candidate);
        }

        return new CandidateFile(path, candidates
            .GroupBy(candidate => candidate.Code, StringComparer.Ordinal)
            .ToDictionary(
                seat => seat.Key,
                IReadOnlyList<Candidate> (seat) => [.. seat.OrderByDescending(candidate => candidate.Votes).ThenBy(candidate => candidate.Row)],
                StringComparer.Ordinal));
    }

    /// <summary>Votes of every party's best candidate in a seat.</summary>
    public static IReadOnlyList<PartyVotes> BestOf(IReadOnlyList<Candidate> candidates) => ResultRow.Order(candidates
        .GroupBy(candidate => candidate.Party, StringComparer.Ordinal)
        .Select(party => new PartyVotes(party.Key, party.Max(candidate => candidate.Votes))));
}
