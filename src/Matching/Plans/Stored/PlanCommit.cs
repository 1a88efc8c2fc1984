namespace Matching.Plans.Stored;

/// <summary>What came of committing a plan, by this call and those before it.</summary>
/// <param name="Rides">Bookings that were asked for.</param>
/// <param name="NotMade">Rides of the plan that were not asked for, and why.</param>
/// <param name="Remaining">Rides, and people who are sent, that were not come to in time; commit again.</param>
public sealed record PlanCommit(IReadOnlyList<CommittedRide> Rides, IReadOnlyList<UncommittedRide> NotMade, int Remaining)
{
    /// <summary>People who were asked to come.</summary>
    public IReadOnlyList<AskedPerson> Asked { get; init; } = [];

    /// <summary>People who are sent and were not asked, and why.</summary>
    public IReadOnlyList<UnaskedPerson> NotAsked { get; init; } = [];

    /// <summary>Rides of people who are sent and have not said yes to their place yet.</summary>
    public int Awaiting { get; init; }
}
