namespace Matching.Storage.People.Rights;

/// <summary>One erasure, as the journal outside the database has it: one JSON object a line.</summary>
/// <param name="Campaign">The campaign's slug.</param>
/// <param name="Subject">The subject that the person had until then.</param>
/// <param name="AddressKey">Keyed hash of their address in hexadecimal digits; null where none was known.</param>
/// <param name="ErasedAt">When.</param>
internal sealed record JournalEntry(string Campaign, string Subject, string? AddressKey, DateTimeOffset ErasedAt);
