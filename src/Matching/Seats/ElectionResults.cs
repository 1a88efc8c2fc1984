namespace Matching.Seats;

/// <summary>Every seat's result of one election in one boundary set.</summary>
internal sealed class ElectionResults
{
    private readonly Dictionary<string, SeatResult> bySeat;

    /// <summary>Creates the results of an election by the seat's code.</summary>
    public ElectionResults(string election, Dictionary<string, SeatResult> bySeat)
    {
        Election = election;
        this.bySeat = bySeat;
        Parties = [.. bySeat.Values.SelectMany(result => result.Votes).Where(votes => votes.IsParty).Select(votes => votes.Party).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>The election, for example "2024".</summary>
    public string Election { get; }

    /// <summary>Every party that a campaign can be of, in order of name.</summary>
    public IReadOnlyList<string> Parties { get; }

    /// <summary>The result in a seat, or null where it has none.</summary>
    public SeatResult? Find(string seatCode) => bySeat.GetValueOrDefault(seatCode);
}
