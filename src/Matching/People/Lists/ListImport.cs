
namespace Matching.People.Lists;

/// <summary>What is told of an import: nothing that depends on who is known.</summary>
/// <param name="Accepted">Addresses in the list, each counted once.</param>
public sealed record ListImport(int Accepted);
