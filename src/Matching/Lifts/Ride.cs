using Matching.Geo;

namespace Matching.Lifts;

/// <summary>A party that wants to be carried on one leg, between two stated points.</summary>
public readonly record struct Ride
{
    /// <summary>Where the party boards; null at the leg's start.</summary>
    public GridPoint? Pickup { get; init; }

    /// <summary>When it may board.</summary>
    public TimeWindow PickupWindow { get; init; }

    /// <summary>Where the party gets out; null at the leg's end.</summary>
    public GridPoint? Dropoff { get; init; }

    /// <summary>When it may get out.</summary>
    public TimeWindow DropoffWindow { get; init; }

    /// <summary>Only where an adult passenger is aboard on the whole way.</summary>
    public bool Accompanied { get; init; }

    /// <summary>People in the party.</summary>
    public required int People { get; init; }
}
