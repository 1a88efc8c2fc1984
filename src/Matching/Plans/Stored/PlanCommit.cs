namespace Matching.Plans.Stored;

/// <summary>What came of committing a plan.</summary>
/// <param name="Rides">Bookings that were asked for.</param>
/// <param name="NotMade">Rides of the plan that were not asked for, and why.</param>
/// <param name="Remaining">Rides that were not come to in time; commit again.</param>
public sealed record PlanCommit(IReadOnlyList<CommittedRide> Rides, IReadOnlyList<UncommittedRide> NotMade, int Remaining);
