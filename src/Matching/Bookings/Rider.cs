using Matching.Lifts;

namespace Matching.Bookings;

/// <summary>A party with a seat on one leg of a car.</summary>
public sealed record Rider
{
    /// <summary>The booking.</summary>
    public required Guid BookingId { get; init; }

    /// <summary>Which way.</summary>
    public required LegDirection Direction { get; init; }

    /// <summary>The passenger's subject.</summary>
    public required string Passenger { get; init; }

    /// <summary>The party has a wheelchair with it.</summary>
    public bool Wheelchair { get; init; }

    /// <summary>The party needs a child seat.</summary>
    public bool ChildSeat { get; init; }

    /// <summary>The passenger is 16 or 17.</summary>
    public bool Minor { get; init; }

    /// <summary>Somebody of 16 or 17 may ride beside the passenger, who has said that they are an adult, and of whom nobody has said that they were not there.</summary>
    public bool Escort { get; init; }

    /// <summary>When it was promised to board.</summary>
    public required DateTimeOffset PromisedAt { get; init; }

    /// <summary>True where it boards at the leg's start, and so has no stop for that.</summary>
    public required bool BoardsAtStart { get; init; }
}
