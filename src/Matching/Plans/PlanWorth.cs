namespace Matching.Plans;

/// <summary>What a plan is worth by the problem's objective, and what no plan whatever exceeds.</summary>
/// <param name="Value">By <see cref="PlanObjective.Worth"/> the worth; by <see cref="PlanObjective.CarriedThenMinutes"/> the people carried.</param>
/// <param name="Bound">No plan has a greater value.</param>
/// <param name="Minutes">Minutes driven by all cars, out and back.</param>
/// <param name="LeastMinutes">By <see cref="PlanObjective.CarriedThenMinutes"/>: no plan that carries as many drives less, where as many as possible are carried; else null.</param>
public sealed record PlanWorth(double Value, double Bound, double Minutes, double? LeastMinutes = null)
{
    /// <summary>How far the plan can be from the best, as a share: of the bound, and where that is reached, of the minutes.</summary>
    public double Gap => Bound > 0 && Bound > Value
        ? (Bound - Value) / Bound
        : LeastMinutes is { } least && Minutes > 0 ? Math.Max(0, (Minutes - least) / Minutes) : 0;
}
