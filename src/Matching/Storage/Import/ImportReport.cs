namespace Matching.Storage.Import;

/// <summary>What an import did, for a person to read.</summary>
/// <param name="Title">One line that says which release is live now.</param>
/// <param name="Facts">Counts and sums, one a line.</param>
/// <param name="Notes">Everything that was mended, skipped or left open, each named.</param>
internal sealed record ImportReport(string Title, IReadOnlyList<string> Facts, IReadOnlyList<string> Notes);
