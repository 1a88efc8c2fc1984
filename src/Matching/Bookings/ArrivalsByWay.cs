namespace Matching.Bookings;

/// <summary>How the people of a session travel one way. The first five are parts of who has signed up, and sum to it.</summary>
public sealed record ArrivalsByWay
{
    /// <summary>People who drive and offer their spare seats, with those already in their car.</summary>
    public required int Driving { get; init; }

    /// <summary>Passengers with a seat in a car.</summary>
    public required int InCars { get; init; }

    /// <summary>Passengers with a seat in a coach.</summary>
    public required int InCoaches { get; init; }

    /// <summary>People who have signed up, want a lift and hold no seat.</summary>
    public required int Looking { get; init; }

    /// <summary>Everybody else who has signed up.</summary>
    public required int OwnWay { get; init; }

    /// <summary>People who want a lift, hold no seat and are not signed up.</summary>
    public required int LookingOutside { get; init; }

    /// <summary>Cars: of those who drive there, and others that carry somebody there on their way.</summary>
    public required int Cars { get; init; }

    /// <summary>Coaches that run, empty ones too.</summary>
    public required int Coaches { get; init; }
}
