namespace Matching.Plans;

/// <summary>How long to look for a better plan.</summary>
/// <param name="Work">Units of work, counted alike on every machine, about a second of one core each; null for as much as there is.</param>
/// <param name="Time">Time on the clock; null for as long as it takes.</param>
/// <param name="Seed">Where the search is free to choose, it follows this.</param>
public sealed record PlanLimits(double? Work = null, TimeSpan? Time = null, int Seed = 1);
