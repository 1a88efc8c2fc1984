namespace Matching.Seats;

/// <summary>Votes of a party's best candidate in one seat.</summary>
/// <param name="Party">The party's short name as in the official results.</param>
/// <param name="Votes">Votes.</param>
/// <param name="IsParty">False for independents and the Speaker, whom no campaign can be of.</param>
public sealed record PartyVotes(string Party, int Votes, bool IsParty);
