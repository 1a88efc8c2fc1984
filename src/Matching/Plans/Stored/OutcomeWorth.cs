namespace Matching.Plans.Stored;

/// <summary>What sending people is worth, beside what stands without them.</summary>
/// <param name="People">People who are sent.</param>
/// <param name="Value">What everybody at the sessions is worth, less the minutes of all cars.</param>
/// <param name="Bound">Nobody could be sent so that it is worth more; null where nothing was proven.</param>
/// <param name="Gap">How far the plan can be from the best; null where nothing was proven.</param>
public sealed record OutcomeWorth(int People, double Value, double? Bound, double? Gap);
