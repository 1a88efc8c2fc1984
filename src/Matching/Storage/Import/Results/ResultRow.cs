namespace Matching.Storage.Import.Results;

/// <summary>A seat's result as it is stored.</summary>
/// <param name="Code">GSS code.</param>
/// <param name="Region">Region, for example "London".</param>
/// <param name="Electorate">People entitled to vote; 0 where the source does not say.</param>
/// <param name="ValidVotes">Valid votes.</param>
/// <param name="First">Party that came first.</param>
/// <param name="Second">Party that came second.</param>
/// <param name="Majority">Votes between the two.</param>
/// <param name="Votes">Votes of every known party's best candidate, most first, then by name.</param>
internal sealed record ResultRow(
    string Code,
    string Region,
    int Electorate,
    int ValidVotes,
    string First,
    string Second,
    int Majority,
    IReadOnlyList<PartyVotes> Votes)
{
    /// <summary>The stated order of votes.</summary>
    public static IReadOnlyList<PartyVotes> Order(IEnumerable<PartyVotes> votes) =>
        [.. votes.OrderByDescending(party => party.Votes).ThenBy(party => party.Party, StringComparer.Ordinal)];
}
