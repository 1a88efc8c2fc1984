namespace Matching.Lifts.Recurring;

/// <summary>One date of a series and the instants that its local times are on that date.</summary>
/// <param name="Date">The date in the country of the sessions.</param>
/// <param name="LeavesAt">When the driver can leave home.</param>
/// <param name="HomeAt">When the driver must be home.</param>
public sealed record OccurrenceTimes(DateOnly Date, DateTimeOffset LeavesAt, DateTimeOffset HomeAt);
