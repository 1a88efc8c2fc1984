using Matching.People;
using Matching.Sessions;

namespace Matching.Lifts.Recurring;

/// <summary>A driver's recurring offer to the sessions of one seat, as stored.</summary>
public sealed record LiftSeries
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Slug of the campaign whose sessions are served.</summary>
    public required string Campaign { get; init; }

    /// <summary>Boundary set of the seat.</summary>
    public required string BoundarySet { get; init; }

    /// <summary>GSS code of the seat.</summary>
    public required string Seat { get; init; }

    /// <summary>Kinds of session that are served; all where empty.</summary>
    public IReadOnlyList<SessionKind> Kinds { get; init; } = [];

    /// <summary>The driver's subject.</summary>
    public required string Driver { get; init; }

    /// <summary>The driver's first name.</summary>
    public required string DriverName { get; init; }

    /// <summary>The value of an RFC 5545 RRULE; see <see cref="SeriesRule"/>.</summary>
    public required string Rule { get; init; }

    /// <summary>First date, from which the rule is counted.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>Last date.</summary>
    public required DateOnly End { get; init; }

    /// <summary>What is offered on each date.</summary>
    public required SeriesTerms Terms { get; init; }

    /// <summary>True where it was cancelled.</summary>
    public bool Cancelled { get; init; }

    /// <summary>The dates to come, in their order: those of the coming weeks, and later ones that were skipped or changed.</summary>
    public IReadOnlyList<LiftOccurrence> Occurrences { get; init; } = [];

    /// <summary>Version of what the driver says, counted from 1.</summary>
    public long Version { get; init; } = 1;

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Whose it is.</summary>
    public Whose Whose() => new(Campaign, Seat, Driver);

    /// <summary>The dates of the rule with the driver's times on them, in their order.</summary>
    public IEnumerable<OccurrenceTimes> Dates() => SeriesRule.Read(Rule).TryGet(out var rule, out _) ? rule.Occurrences(this) : [];
}
