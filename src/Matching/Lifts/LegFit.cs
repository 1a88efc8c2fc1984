namespace Matching.Lifts;

/// <summary>How a party fits into a leg. Times are seconds.</summary>
public readonly record struct LegFit
{
    /// <summary>Where its stops go.</summary>
    public required Insertion Insertion { get; init; }

    /// <summary>Driver's time added.</summary>
    public required double AddedSeconds { get; init; }

    /// <summary>When the car leaves the leg's start.</summary>
    public required DateTimeOffset DepartsAt { get; init; }

    /// <summary>When the party boards: as the car arrives.</summary>
    public required DateTimeOffset PickupAt { get; init; }

    /// <summary>When the party gets out: as the car arrives.</summary>
    public required DateTimeOffset DropoffAt { get; init; }

    /// <summary>The party's time on board.</summary>
    public required double RideSeconds { get; init; }

    /// <summary>What is left of the driver's greatest detour.</summary>
    public required double DetourSlackSeconds { get; init; }

    /// <summary>What is left of the party's longest time on board.</summary>
    public required double RideSlackSeconds { get; init; }
}
