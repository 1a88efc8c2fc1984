namespace Matching.Storage.Import.Results;

/// <summary>A row of the results by candidate.</summary>
/// <param name="Row">The line in the file.</param>
/// <param name="Code">The seat.</param>
/// <param name="Region">The seat's region.</param>
/// <param name="Party">Short name of the party; its full name where it has no short one.</param>
/// <param name="Person">Name, to tell a candidate that stands twice.</param>
/// <param name="Votes">Votes.</param>
internal sealed record Candidate(long Row, string Code, string Region, string Party, string Person, int Votes);
