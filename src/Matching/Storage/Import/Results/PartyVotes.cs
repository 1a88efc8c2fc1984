namespace Matching.Storage.Import.Results;

/// <summary>Votes of a party's best candidate in a seat.</summary>
/// <param name="Party">Short name as in the official results.</param>
/// <param name="Votes">Votes.</param>
internal sealed record PartyVotes(string Party, int Votes);
