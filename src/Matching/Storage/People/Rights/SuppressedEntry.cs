namespace Matching.Storage.People.Rights;

/// <summary>An address that said no to lists for good, or takes no mail, as the journal has it: a line of its own.</summary>
/// <param name="SuppressedKey">Keyed hash of the address, the same for every campaign, in hexadecimal digits.</param>
/// <param name="Why">Why.</param>
/// <param name="SuppressedAt">When.</param>
internal sealed record SuppressedEntry(string SuppressedKey, string Why, DateTimeOffset SuppressedAt);
