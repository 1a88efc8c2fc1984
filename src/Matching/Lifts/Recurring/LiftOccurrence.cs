namespace Matching.Lifts.Recurring;

/// <summary>One date of a series, as stored.</summary>
public sealed record LiftOccurrence
{
    /// <summary>The date, and when the driver is free on it.</summary>
    public required OccurrenceTimes Times { get; init; }

    /// <summary>What has become of it.</summary>
    public required OccurrenceState State { get; init; }

    /// <summary>Its offer; only where it is offered.</summary>
    public Guid? OfferId { get; init; }

    /// <summary>The session that it serves; only where it is offered.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>Whether somebody has asked for a seat in it, or has one.</summary>
    public bool Booked { get; init; }

    /// <summary>What it offers where it was changed by itself; null where it follows its series.</summary>
    public SeriesTerms? Own { get; init; }

    /// <summary>Version of the series that it was made by.</summary>
    public required long Version { get; init; }
}
