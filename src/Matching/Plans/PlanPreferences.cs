namespace Matching.Plans;

/// <summary>What somebody asks of those with whom they share a car. They are a driver's or a passenger's, as they drive or ride.</summary>
public sealed record PlanPreferences
{
    /// <summary>Only a women-only car will do; of a driver: only women ride with them.</summary>
    public bool WomenOnly { get; init; }

    /// <summary>The party may ride in women-only cars.</summary>
    public bool WomenOnlyWelcome { get; init; }

    /// <summary>A wheelchair must be carried; of a driver: can be carried.</summary>
    public bool Wheelchair { get; init; }

    /// <summary>A child seat is needed; of a driver: is there.</summary>
    public bool ChildSeat { get; init; }

    /// <summary>Ids of those with whom they share no car, whoever of the two said so.</summary>
    public IReadOnlyCollection<string> Apart { get; init; } = [];
}
