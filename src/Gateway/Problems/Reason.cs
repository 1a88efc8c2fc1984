namespace Gateway.Problems;

/// <summary>Why a request could not be served, as REST says it.</summary>
/// <param name="Name">The name on the wire, in upper snake case.</param>
/// <param name="Status">The HTTP status that goes with it.</param>
/// <param name="Title">A few words that never change.</param>
/// <param name="Meaning">A sentence for whoever reads the list.</param>
internal sealed record Reason(string Name, int Status, string Title, string Meaning);
