namespace Matching.Storage.Import.Results;

/// <summary>A row of the results by constituency.</summary>
/// <param name="Row">The line in the file.</param>
/// <param name="Code">GSS code.</param>
/// <param name="Region">Region.</param>
/// <param name="Electorate">People entitled to vote.</param>
/// <param name="ValidVotes">Valid votes.</param>
/// <param name="First">Party that came first.</param>
/// <param name="Second">Party that came second.</param>
/// <param name="Majority">Votes between the two.</param>
/// <param name="Votes">Votes of the parties that have a column and stood here.</param>
/// <param name="Others">Votes of all other candidates together.</param>
/// <param name="OtherWinner">Of these, the votes of the winner; 0 where the winner's party has a column.</param>
internal sealed record ConstituencyRow(
    long Row,
    string Code,
    string Region,
    int Electorate,
    int ValidVotes,
    string First,
    string Second,
    int Majority,
    IReadOnlyList<PartyVotes> Votes,
    int Others,
    int OtherWinner)
{
    /// <summary>Votes of a party that has a column, or null.</summary>
    public int? Of(string party) => Votes.FirstOrDefault(votes => votes.Party == party)?.Votes;

    /// <summary>Votes of the first party: its column, or what the file says of another winner.</summary>
    public int? FirstVotes => Of(First) ?? (OtherWinner > 0 ? OtherWinner : null);

    /// <summary>
    /// The result as far as this file alone tells it: a first or second party without a column has its votes from the majority; what smaller
    /// parties won stays unknown.
    /// </summary>
    public ResultRow ToResult()
    {
        var votes = Votes.ToDictionary(party => party.Party, party => party.Votes, StringComparer.Ordinal);
        if (FirstVotes is { } first)
        {
            votes[First] = first;
            votes.TryAdd(Second, first - Majority);
        }
        else if (Of(Second) is { } second)
        {
            votes[First] = second + Majority;
        }

        return new ResultRow(Code, Region, Electorate, ValidVotes, First, Second, Majority,
            ResultRow.Order(votes.Select(party => new PartyVotes(party.Key, party.Value))));
    }
}
