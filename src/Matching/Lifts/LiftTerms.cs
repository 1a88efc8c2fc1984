namespace Matching.Lifts;

/// <summary>What a driver says of a journey with spare seats.</summary>
public sealed record LiftTerms
{
    /// <summary>The session.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>Where the driver starts and returns to.</summary>
    public required LiftOrigin Origin { get; init; }

    /// <summary>Spare seats on the way there; null where that leg is not offered.</summary>
    public int? OutwardSeats { get; init; }

    /// <summary>Spare seats on the way back; null where that leg is not offered.</summary>
    public int? ReturnSeats { get; init; }

    /// <summary>People already in the car beside the driver.</summary>
    public int Company { get; init; }

    /// <summary>Greatest detour over the direct way.</summary>
    public required TimeSpan MaxDetour { get; init; }

    /// <summary>Earliest time to leave the origin; null for the usual shift.</summary>
    public DateTimeOffset? EarliestDeparture { get; init; }

    /// <summary>Latest time to reach the session, where earlier than its start less the buffer.</summary>
    public DateTimeOffset? LatestArrival { get; init; }

    /// <summary>Earliest time to leave the session, where later than its end.</summary>
    public DateTimeOffset? ReturnDeparture { get; init; }

    /// <summary>Latest time to be back at the origin; null for the usual shift.</summary>
    public DateTimeOffset? LatestReturn { get; init; }

    /// <summary>Only women ride in this car.</summary>
    public bool WomenOnly { get; init; }

    /// <summary>A wheelchair can be carried.</summary>
    public bool WheelchairSpace { get; init; }

    /// <summary>A child seat is there.</summary>
    public bool ChildSeat { get; init; }

    /// <summary>Passengers board at public meeting points only.</summary>
    public bool MeetingPointsOnly { get; init; }

    /// <summary>The driver's yes is given ahead: a party that fits is accepted at once.</summary>
    public bool Instant { get; init; }

    /// <summary>What it costs the passengers.</summary>
    public LiftCost Cost { get; init; }

    /// <summary>How the driver describes the car; only passengers with an accepted booking learn it.</summary>
    public string Car { get; init; } = "";

    /// <summary>The number plate, letters and digits only; only passengers with an accepted booking learn it.</summary>
    public string Plate { get; init; } = "";

    /// <summary>A note to passengers.</summary>
    public string Note { get; init; } = "";

    /// <summary>Where a coach stops, in the order of the way there; none for a car.</summary>
    public IReadOnlyList<CoachStop> CoachStops { get; init; } = [];

    /// <summary>A coach that an organiser runs, along fixed stops.</summary>
    public bool IsCoach => CoachStops.Count > 0;

    /// <summary>The timetable of a leg; null for a car.</summary>
    public CoachRun? RunOf(LegDirection direction) => CoachRun.Of(CoachStops, direction, direction == LegDirection.Outward ? LatestArrival : ReturnDeparture);

    /// <summary>The legs offered.</summary>
    public Legs Legs => (OutwardSeats is null ? Legs.None : Legs.Outward) | (ReturnSeats is null ? Legs.None : Legs.Return);
}
