namespace Matching.Seats;

/// <summary>The result of one election in one seat.</summary>
/// <param name="Electorate">People entitled to vote.</param>
/// <param name="ValidVotes">Valid votes cast, above 0.</param>
/// <param name="FirstParty">The party that came first.</param>
/// <param name="SecondParty">The party that came second.</param>
/// <param name="Majority">Votes between first and second.</param>
/// <param name="Votes">Votes by party, most first, then by name.</param>
public sealed record SeatResult(int Electorate, int ValidVotes, string FirstParty, string SecondParty, int Majority, IReadOnlyList<PartyVotes> Votes);
