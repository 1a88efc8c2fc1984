namespace Matching.Plans;

/// <summary>How far the search for a plan has come.</summary>
/// <param name="Value">What the best plan so far is worth.</param>
/// <param name="Bound">What no plan exceeds; infinite as long as nothing is proven.</param>
/// <param name="Placed">People placed by it.</param>
public sealed record PlanProgress(double Value, double Bound, int Placed)
{
    /// <summary>Nobody is placed, and nothing is proven.</summary>
    public static readonly PlanProgress Begun = new(0, double.PositiveInfinity, 0);
}
