namespace Matching.People.Reports;

/// <summary>What somebody told the organisers of another person, as it may be kept as an answer: without words, names and people.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="Session">The session at which they met.</param>
/// <param name="Outcome">What came of it; null while it is open.</param>
/// <param name="CreatedAt">When it was told.</param>
/// <param name="ResolvedAt">When it was resolved; null while it is open.</param>
public sealed record Report(Guid Id, Guid Session, ReportOutcome? Outcome, DateTimeOffset CreatedAt, DateTimeOffset? ResolvedAt);
