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

    /// <summary>What its offer says; only where it is offered.</summary>
    public OccurrenceOffer? Offer { get; init; }

    /// <summary>Whether it was changed by itself, so that no change of the series touches it: as a date, or by its offer.</summary>
    public bool Changed => Own is not null || Offer is { ByHand: true };

    /// <summary>How often something was written of it, or somebody was told to look at it: where that is the same, so is the occurrence.</summary>
    public long Writes { get; init; }

    /// <summary>Version of the series that it was made by.</summary>
    public required long Version { get; init; }

    /// <summary>What is offered on this date of a series.</summary>
    public SeriesTerms TermsIn(LiftSeries series)
    {
        var terms = Own ?? series.Terms;
        return Offer is not { } offer
            ? terms
            : new SeriesTerms(
                SeriesCalendar.TimeOf(offer.EarliestDeparture ?? Times.LeavesAt),
                SeriesCalendar.TimeOf(offer.LatestReturn ?? Times.HomeAt),
                terms.Lift with { OutwardSeats = offer.OutwardSeats, ReturnSeats = offer.ReturnSeats, Company = offer.Company, Note = offer.Note });
    }
}
