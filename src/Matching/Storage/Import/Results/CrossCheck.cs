using System.Globalization;

namespace Matching.Storage.Import.Results;

/// <summary>What must hold between the results by constituency and those by candidate.</summary>
internal static class CrossCheck
{
    /// <exception cref="ImportRefusedException">The first disagreement, with the file, row and column that it shows in.</exception>
    public static void Check(ConstituencyFile seats, CandidateFile candidates)
    {
        foreach (var (code, standing) in candidates.Seats)
        {
            if (!seats.Rows.ContainsKey(code))
            {
                throw new ImportRefusedException(candidates.Path, standing.Min(candidate => candidate.Row), "ONS ID", $"{code} is not among the results by constituency.");
            }
        }

        foreach (var seat in seats.Rows.Values)
        {
            if (!candidates.Seats.TryGetValue(seat.Code, out var standing))
            {
                throw new ImportRefusedException(seats.Path, seat.Row, "ONS ID", $"{seat.Code} has no candidates.");
            }

            Check(seats.Path, candidates.Path, seat, standing);
        }
    }

    private static void Check(string seatsPath, string candidatesPath, ConstituencyRow seat, IReadOnlyList<Candidate> standing)
    {
        var sum = standing.Sum(candidate => candidate.Votes);
        if (sum != seat.ValidVotes)
        {
            throw new ImportRefusedException(candidatesPath, standing[0].Row, "Votes", Text($"The candidates of {seat.Code} have {sum} votes together, the valid votes are {seat.ValidVotes}."));
        }

        foreach (var party in seat.Votes)
        {
            var votes = standing.Where(candidate => candidate.Party == party.Party).Sum(candidate => candidate.Votes);
            if (votes != party.Votes)
            {
                throw new ImportRefusedException(seatsPath, seat.Row, party.Party, Text($"{party.Votes} votes, but its candidates have {votes}."));
            }
        }

        var second = standing.Count > 1 ? standing[1] : standing[0];
        if (standing[0].Party != seat.First)
        {
            throw new ImportRefusedException(seatsPath, seat.Row, "First party", $"{seat.First}, but the candidate with most votes is of {standing[0].Party}.");
        }

        if (second.Party != seat.Second)
        {
            throw new ImportRefusedException(seatsPath, seat.Row, "Second party", $"{seat.Second}, but the candidate with the second most votes is of {second.Party}.");
        }

        if (standing[0].Votes - second.Votes != seat.Majority)
        {
            throw new ImportRefusedException(seatsPath, seat.Row, "Majority", Text($"{seat.Majority}, but {standing[0].Votes - second.Votes} votes lie between the first two candidates."));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
